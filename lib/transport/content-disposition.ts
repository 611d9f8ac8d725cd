/**
 * RFC 6266: a plain name for old readers, and the whole one as RFC 5987 writes it. Whatever the name holds, the header has
 * exactly these two parameters.
 */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const whole = name.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "") || "document";
  const plain = whole.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
