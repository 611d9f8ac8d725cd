// Direction overrides and isolates can make `exe.fdp` read as `pdf.exe`; control characters can forge log lines and headers.
const DECEPTIVE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The last component of what a client called the file, without what deceives the eye or leaves a folder. 1 to 200 characters. */
export function documentNameOf(given: string): string {
  const base = given.normalize("NFC").replace(DECEPTIVE, "").split(/[\\/]/).at(-1) ?? "";
  const clean = base.replace(/\p{Surrogate}/gu, "").replace(/\s+/g, " ").trim().replace(/^\.+/, "");
  if (clean === "") return "Untitled";
  if (clean.length <= 200) return clean;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  // The cut may fall between the halves of a character.
  const start = clean.slice(0, 200 - extension.length).replace(/\p{Surrogate}/gu, "");
  return start.trimEnd() + extension;
}
