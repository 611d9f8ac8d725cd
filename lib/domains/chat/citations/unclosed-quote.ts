import "server-only";
import { splitSentences } from "@/lib/adapters/ai/sentences";
import type { CitedPassage } from "./cited-passage";
import { verifyQuote, type VerifiedQuote } from "./verify-quote";

/** At most this many sentence ends are tried. */
const MAX_ENDS = 12;

/** The longest run of whole sentences at the start of `body` that is a verified quote, with its length in `body`. */
export function longestVerifiedPrefix(
  body: string,
  passages: readonly CitedPassage[],
  prefer: number | undefined,
): { verified: VerifiedQuote; length: number } | null {
  const ends = splitSentences(body)
    .slice(0, MAX_ENDS)
    .map((range) => range.end);
  for (const length of ends.reverse()) {
    const verified = verifyQuote(body.slice(0, length), passages, prefer);
    if (verified) return { verified, length };
  }
  // A stream that was cut off in the middle of a word of the quote.
  const whole = verifyQuote(body.replace(/\S+$/u, ""), passages, prefer);
  return whole?.exact ? { verified: whole, length: body.length } : null;
}
