import type { Evidence } from "./schema";
import type { EvidenceKind } from "./schema";
import { detect } from "./detectors/detect";
import type { Match } from "./detectors/match";

const PUBLIC = 0;
const INTERNAL = 1;
const CONFIDENTIAL = 2;
const RESTRICTED = 3;

/** How many different ones ask for which level. A telephone list is a matter of many; one key is enough. */
const THRESHOLDS: Record<Exclude<EvidenceKind, "marking">, { different: number; level: number }[]> = {
  secret: [{ different: 1, level: RESTRICTED }],
  "payment-card": [{ different: 1, level: RESTRICTED }],
  health: [{ different: 1, level: RESTRICTED }],
  passport: [{ different: 1, level: CONFIDENTIAL }, { different: 5, level: RESTRICTED }],
  "national-id": [{ different: 1, level: CONFIDENTIAL }, { different: 5, level: RESTRICTED }],
  "date-of-birth": [{ different: 1, level: CONFIDENTIAL }, { different: 20, level: RESTRICTED }],
  iban: [{ different: 1, level: INTERNAL }, { different: 3, level: CONFIDENTIAL }],
  "e-mail": [{ different: 1, level: INTERNAL }, { different: 25, level: CONFIDENTIAL }],
  phone: [{ different: 1, level: INTERNAL }, { different: 25, level: CONFIDENTIAL }],
};

const KEPT_PER_KIND = 40;
const EDGE = 300;
const FRONT_PAGES = 2;
const PUBLIC_MARK = /(?:^|\n)[ \t]{0,8}(?:public|for public release|for publication|open data|öffentlich|classification: public)[ \t]{0,8}(?:\n|$)/i;

export interface Suggestion {
  /** 0 to 3. */
  level: number;
  evidence: Evidence[];
}

interface Seen {
  different: Set<string>;
  /** Where markings of this level stand weightily, and elsewhere. */
  strong: number;
  weak: number;
  kept: Evidence[];
}

/** Reads a document page by page; what was read is not kept, only where something stands. */
export class SensitivityReader {
  readonly #seen = new Map<string, Seen>();
  #declaredPublic = false;

  read(page: { number: number; text: string }): void {
    for (const match of detect(page.text)) this.#note(page, match);
    if (page.number === 1) this.#declaredPublic = PUBLIC_MARK.test(page.text.slice(0, EDGE * 2));
  }

  /** Nothing found says internal: what no rule knows is not therefore for everybody. */
  suggestion(): Suggestion {
    const evidence: Evidence[] = [];
    for (const [key, seen] of this.#seen) {
      const level = key.startsWith("marking") ? markingLevel(Number(key.slice(8)), seen) : levelFor(key as Exclude<EvidenceKind, "marking">, seen);
      evidence.push(...seen.kept.map((entry) => ({ ...entry, level })));
    }
    evidence.sort((a, b) => b.level - a.level || a.page - b.page || a.start - b.start);
    const found = evidence.length > 0 ? Math.max(INTERNAL, ...evidence.map((entry) => entry.level)) : INTERNAL;
    return { level: this.#declaredPublic && found <= INTERNAL ? PUBLIC : found, evidence };
  }

  #note(page: { number: number; text: string }, match: Match): void {
    const key = match.kind === "marking" ? `marking ${match.level ?? INTERNAL}` : match.kind;
    const seen = this.#seen.get(key) ?? { different: new Set<string>(), strong: 0, weak: 0, kept: [] };
    this.#seen.set(key, seen);
    if (match.kind === "marking") {
      const weighs = page.number <= FRONT_PAGES || match.start < EDGE || match.end > page.text.length - EDGE;
      if (weighs) seen.strong += 1;
      else seen.weak += 1;
    } else seen.different.add(page.text.slice(match.start, match.end).replace(/[\s.-]/g, "").toLowerCase());
    if (seen.kept.length < KEPT_PER_KIND) seen.kept.push({ kind: match.kind, page: page.number, start: match.start, end: match.end, level: INTERNAL });
  }
}

function levelFor(kind: Exclude<EvidenceKind, "marking">, seen: Seen): number {
  return THRESHOLDS[kind].reduce((level, step) => (seen.different.size >= step.different ? step.level : level), INTERNAL);
}

const WEAK_ONES = 3;

/** On a front page, a head or a foot one is enough; in the text it takes three, and counts one level less otherwise. */
function markingLevel(named: number, seen: Seen): number {
  if (named === 0) return INTERNAL;
  return seen.strong > 0 || seen.weak >= WEAK_ONES ? named : Math.max(INTERNAL, named - 1);
}
