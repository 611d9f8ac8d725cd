import "server-only";

/** A passage with its place: `text` is the page's text from `start` to `end` (UTF-16 units). */
export interface PlacedPassage {
  chunkId: string;
  documentId: string;
  versionId: string;
  page: number;
  start: number;
  end: number;
  text: string;
}

export interface MergeOptions {
  /** Longest merged passage, in characters. */
  maxLength?: number;
  /** Most merged passages of one document; no limit by default. */
  perDocument?: number;
}

/** Chunks of a page leave out nothing but white space between them. */
const MAX_GAP = 80;
const MAX_LENGTH = 3_000;

type Merged<P> = P & { chunkIds: string[] };

function adjacent(a: PlacedPassage, b: PlacedPassage): boolean {
  if (a.versionId !== b.versionId || a.page !== b.page) return false;
  return Math.max(a.start, b.start) - Math.min(a.end, b.end) <= MAX_GAP;
}

/** The union of two passages of a page; a gap is filled with line breaks, so that offsets into the page stay true. */
function unite<P extends PlacedPassage>(into: Merged<P>, other: Merged<P>): Merged<P> {
  const [first, second] = into.start <= other.start ? [into, other] : [other, into];
  const gap = "\n".repeat(Math.max(0, second.start - first.end));
  const text = first.text + gap + second.text.slice(Math.max(0, first.end - second.start));
  return { ...into, start: first.start, end: Math.max(first.end, second.end), text, chunkIds: [...into.chunkIds, ...other.chunkIds] };
}

function absorb<P extends PlacedPassage>(kept: Merged<P>[], next: Merged<P>, maxLength: number): boolean {
  const at = kept.findIndex((one) => {
    return adjacent(one, next) && Math.max(one.end, next.end) - Math.min(one.start, next.start) <= maxLength;
  });
  const target = kept[at];
  if (!target) return false;
  const united = unite(target, next);
  // What was just joined may now touch another passage; the better-placed of the two keeps its place.
  const rest = kept.filter((_, index) => index !== at);
  const bridge = rest.findIndex(
    (one) => adjacent(one, united) && Math.max(one.end, united.end) - Math.min(one.start, united.start) <= maxLength,
  );
  const other = rest[bridge];
  if (!other) kept[at] = united;
  else {
    const place = Math.min(at, kept.indexOf(other));
    const [better, worse] = place === at ? [united, other] : [other, united];
    kept.splice(0, kept.length, ...kept.filter((one) => one !== target && one !== other));
    kept.splice(place, 0, unite(better, worse));
  }
  return true;
}

/**
 * Ranked passages, best first, with neighbours on a page joined at the better one's place, repeated texts dropped and, if asked,
 * at most so many of one document. Every input passage's id stands in one result's `chunkIds` unless it was dropped.
 */
export function mergeNeighbours<P extends PlacedPassage>(passages: readonly P[], options: MergeOptions = {}): Merged<P>[] {
  const { maxLength = MAX_LENGTH, perDocument = Infinity } = options;
  const kept: Merged<P>[] = [];
  const texts = new Set<string>();
  for (const passage of passages) {
    const words = passage.text.replace(/\s+/g, " ").trim().toLowerCase();
    if (texts.has(words)) continue;
    const next = { ...passage, chunkIds: [passage.chunkId] };
    const full = kept.filter((one) => one.documentId === passage.documentId).length >= perDocument;
    if (!absorb(kept, next, maxLength)) {
      if (full) continue;
      kept.push(next);
    }
    texts.add(words);
  }
  return kept;
}
