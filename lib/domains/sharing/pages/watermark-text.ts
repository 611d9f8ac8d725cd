const LONGEST = 72;
/** Marks stacked on one letter beyond what any language needs. */
const STACKED = /(\p{M}{3})\p{M}+/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu;

/** What stands across every page that somebody sees: who, from where, when and by which link. */
export function watermarkPieces(visit: { email: string | null; ip: string | null; linkName: string }, now: Date = new Date()): string[] {
  const time = `${now.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return [visit.email ?? "visitor", visit.ip ?? "unknown address", time, visit.linkName].map(plainPiece).filter((piece) => piece !== "");
}

/** Whatever somebody wrote, one short line that turns nothing around it. */
function plainPiece(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(INVISIBLE, "").normalize("NFC").replace(STACKED, "$1").trim();
  const letters = [...line];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…` : line;
}
