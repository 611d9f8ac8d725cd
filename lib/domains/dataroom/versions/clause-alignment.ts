import { alignSequences, type TimeLimit, timeLimit } from "./align-sequences";
import { pairSimilar, wordCounts } from "./clause-similarity";
import { type Clause, words } from "./split-clauses";

export interface WordPart {
  kind: "same" | "removed" | "added";
  text: string;
}

export interface AlignedClause {
  kind: "same" | "changed" | "moved" | "removed" | "added";
  before: Clause | null;
  after: Clause | null;
  /** Of a changed clause, and of a moved one that was changed too: the words of both, in order. */
  parts?: WordPart[];
}

export interface ClauseAlignment {
  /** In the order of the later text; what was removed stands where it was. */
  clauses: AlignedClause[];
  counts: Record<AlignedClause["kind"], number>;
  /** The time ran out: some clauses stand as removed and added that could have been recognised. */
  partial: boolean;
}

/** Milliseconds: it runs where requests are answered. */
const TIME = 2_000;
/** Words of a clause without its own number, by which it is known when it has moved. */
const NUMBER = /^(?:\(?[\divxlca-z]{1,7}[.)]\)?|\d+(?:\.\d+)*[.):]?)\s+/iu;
/** A clause of fewer words may stand anywhere by chance. */
const MOVED_WORDS = 4;

interface Match {
  before: number;
  after: number;
  moved: boolean;
}

/**
 * How one text became the other, clause by clause. Equal clauses are aligned first (align-sequences.ts), then the similar ones
 * between them (clause-similarity.ts), then those that stand elsewhere by their words without their number; words inside a changed
 * pair are aligned as clauses are. Comparing in the other direction gives the same with sides exchanged.
 */
export function alignClauses(before: readonly Clause[], after: readonly Clause[], limit: TimeLimit = timeLimit(TIME)): ClauseAlignment {
  const turned = isGreater(before, after);
  const matches = turned
    ? matchClauses(after, before, limit).map(({ before: right, after: left, moved }) => ({ before: left, after: right, moved }))
    : matchClauses(before, after, limit);
  const clauses = inReadingOrder(before, after, matches, limit);
  const counts = { same: 0, changed: 0, moved: 0, removed: 0, added: 0 };
  for (const { kind } of clauses) counts[kind] += 1;
  return { clauses, counts, partial: limit.over() };
}

/** Ties are broken alike in both directions only if both directions are computed from the same side. */
function isGreater(before: readonly Clause[], after: readonly Clause[]): boolean {
  if (before.length !== after.length) return before.length > after.length;
  for (const [index, clause] of before.entries()) {
    const other = after[index]?.text ?? "";
    if (clause.text !== other) return clause.text > other;
  }
  return false;
}

function matchClauses(before: readonly Clause[], after: readonly Clause[], limit: TimeLimit): Match[] {
  const equal = alignSequences(before.map(({ text }) => text), after.map(({ text }) => text), limit);
  const matches: Match[] = equal.map(([left, right]) => ({ before: left, after: right, moved: false }));
  matches.push(...movedClauses(before, after, matches, ({ text }) => text));
  const fixed = matches.filter(({ moved }) => !moved).sort((left, right) => left.before - right.before);
  const taken = { before: new Set(matches.map((match) => match.before)), after: new Set(matches.map((match) => match.after)) };
  let [fromBefore, fromAfter] = [0, 0];
  for (const next of [...fixed, { before: before.length, after: after.length }]) {
    const left = range(fromBefore, next.before).filter((index) => !taken.before.has(index));
    const right = range(fromAfter, next.after).filter((index) => !taken.after.has(index));
    [fromBefore, fromAfter] = [next.before + 1, next.after + 1];
    if (left.length === 0 || right.length === 0 || limit.over()) continue;
    const counted = (clauses: readonly Clause[], indexes: readonly number[]) => indexes.map((index) => wordCounts(clauses[index]?.text ?? ""));
    for (const [row, column] of pairSimilar(counted(before, left), counted(after, right))) {
      matches.push({ before: left[row] ?? 0, after: right[column] ?? 0, moved: false });
    }
  }
  return [...matches, ...movedClauses(before, after, matches, ({ text }) => text.replace(NUMBER, ""))];
}

/** Of the clauses that have no counterpart: those whose words stand once among the others', elsewhere. */
function movedClauses(before: readonly Clause[], after: readonly Clause[], matches: readonly Match[], wordsOf: (clause: Clause) => string): Match[] {
  const known = { before: new Set(matches.map((match) => match.before)), after: new Set(matches.map((match) => match.after)) };
  const places = new Map<string, { before: number[]; after: number[] }>();
  for (const side of ["before", "after"] as const) {
    for (const [index, clause] of (side === "before" ? before : after).entries()) {
      if (known[side].has(index)) continue;
      const text = wordsOf(clause);
      if (words(text).length < MOVED_WORDS) continue;
      const place = places.get(text) ?? { before: [], after: [] };
      place[side].push(index);
      places.set(text, place);
    }
  }
  return [...places.values()].flatMap(({ before: [left, ...more], after: [right, ...others] }) =>
    left !== undefined && right !== undefined && more.length === 0 && others.length === 0 ? [{ before: left, after: right, moved: true }] : [],
  );
}

function inReadingOrder(before: readonly Clause[], after: readonly Clause[], matches: readonly Match[], limit: TimeLimit): AlignedClause[] {
  const byAfter = new Map(matches.map((match) => [match.after, match]));
  const matched = new Set(matches.map((match) => match.before));
  const rows: AlignedClause[] = [];
  let next = 0;
  const removedUntil = (end: number) => {
    for (; next < end; next++) {
      const clause = before[next];
      if (clause && !matched.has(next)) rows.push({ kind: "removed", before: clause, after: null });
    }
  };
  for (const [index, clause] of after.entries()) {
    const match = byAfter.get(index);
    const old = match ? before[match.before] : undefined;
    if (!match || !old) {
      rows.push({ kind: "added", before: null, after: clause });
      continue;
    }
    if (!match.moved) removedUntil(match.before);
    const equal = old.text === clause.text;
    const kind = match.moved ? "moved" : equal ? "same" : "changed";
    rows.push({ kind, before: old, after: clause, ...(equal ? {} : { parts: wordParts(old.text, clause.text, limit) }) });
  }
  removedUntil(before.length);
  return rows;
}

function wordParts(before: string, after: string, limit: TimeLimit): WordPart[] {
  const [left, right] = [words(before), words(after)];
  const parts: { kind: WordPart["kind"]; words: string[] }[] = [];
  const add = (kind: WordPart["kind"], some: readonly string[]) => {
    const last = parts.at(-1);
    if (some.length === 0) return;
    if (last?.kind === kind) last.words.push(...some);
    else parts.push({ kind, words: [...some] });
  };
  let [fromLeft, fromRight] = [0, 0];
  for (const [toLeft, toRight] of [...alignSequences(left, right, limit), [left.length, right.length] as const]) {
    add("removed", left.slice(fromLeft, toLeft));
    add("added", right.slice(fromRight, toRight));
    add("same", left.slice(toLeft, toLeft + 1));
    [fromLeft, fromRight] = [toLeft + 1, toRight + 1];
  }
  return parts.map(({ kind, words: some }) => ({ kind, text: some.join(" ") }));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
