/** Letters and digits, NFKC, lower case; soft hyphens removed and line-end hyphens joined. */
export function tokens(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .replace(/\u00ad/g, "")
    .replace(/(\p{L})-\s*\n\s*(\p{Ll})/gu, "$1$2");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Share of the reference's tokens, counted as often as they occur, that the text holds; 1 for an empty reference. */
export function tokenRecall(reference: string, text: string): number {
  const wanted = tokens(reference);
  if (wanted.length === 0) return 1;
  const held = new Map<string, number>();
  for (const token of tokens(text)) held.set(token, (held.get(token) ?? 0) + 1);
  let found = 0;
  for (const token of wanted) {
    const left = held.get(token) ?? 0;
    if (left > 0) found += 1;
    held.set(token, left - 1);
  }
  return found / wanted.length;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
