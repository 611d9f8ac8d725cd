import type { Detector, Match } from "./match";
import { detectIbans, detectPaymentCards } from "./bank";
import { detectEmails, detectPhones } from "./contacts";
import { detectHealth } from "./health";
import { detectMarkings } from "./markings";
import { detectNationalIds } from "./national-ids";
import { detectBirthDates, detectPassports } from "./personal-papers";
import { detectSecrets } from "./secrets";

/** The surest first: a place belongs to the first that claims it. */
const DETECTORS: Detector[] = [
  detectSecrets,
  detectPassports,
  detectIbans,
  detectPaymentCards,
  detectNationalIds,
  detectBirthDates,
  detectEmails,
  detectPhones,
  detectMarkings,
];

/** Everything sensitive on a page, in reading order, no two overlapping but for health, which spans sentences. */
export function detect(text: string): Match[] {
  const claimed = DETECTORS.flatMap((detector, rank) => detector(text).map((match) => ({ match, rank })));
  claimed.sort((a, b) => a.match.start - b.match.start || a.rank - b.rank || b.match.end - a.match.end);
  const kept: { match: Match; rank: number }[] = [];
  for (const entry of claimed) {
    const last = kept.at(-1);
    if (!last || entry.match.start >= last.match.end) kept.push(entry);
    else if (entry.rank < last.rank) kept[kept.length - 1] = entry;
  }
  return [...kept.map((entry) => entry.match), ...detectHealth(text)].sort((a, b) => a.start - b.start || a.end - b.end);
}
