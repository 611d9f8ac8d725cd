import "server-only";
import type { Table } from "@lancedb/lancedb";
import { relatedTerms } from "@/lib/kernel/related-words";
import { segmentQuery } from "@/lib/kernel/text-segmentation";
import { lance } from "./lance-tables";
import { localScores } from "./local-scores";
import { combineScores, type LexicalHit } from "./passage-scores";
import { type PlacedScore, placedScores } from "./placed-scores";
import { idList } from "./checked-values";

const MIN_CANDIDATES = 100;
/** Within few documents more are worth having: they are each other's neighbours. */
const NEIGHBOURHOOD = 250;
const PROFILES = 200;
/** Documents good enough as a whole that their passages are looked at even when others' words come first. */
const FAVOURITES = 12;

const both = (first: string | undefined, second: string) => (first ? `${first} AND ${second}` : second);

async function matches(
  table: Table,
  column: "text" | "profile",
  terms: string[],
  predicate: string | undefined,
  limit: number,
  options: { fuzziness?: number; prefixLength?: number; withTerms?: boolean } = {},
): Promise<PlacedScore[]> {
  const { withTerms, ...typos } = options;
  const { MatchQuery } = await lance();
  const query = table.query().fullTextSearch(new MatchQuery(terms.join(" "), column, typos));
  if (predicate) query.where(predicate);
  return placedScores(await query.select(withTerms ? ["place", "_score", "text"] : ["place", "_score"]).limit(limit).toArrow(), "_score");
}

/**
 * Passages of one document: BM25 with the workspace's word frequencies plus BM25 with the document's own, in which other words for
 * the same thing count too.
 */
async function withinDocument(table: Table, terms: string[], predicate: string | undefined, limit: number): Promise<LexicalHit[]> {
  const others = [...new Set(terms.flatMap((term) => relatedTerms(term)))].filter((term) => !terms.includes(term));
  const options = { withTerms: true };
  const [direct, indirect] = await Promise.all([
    matches(table, "text", terms, predicate, Math.max(NEIGHBOURHOOD, limit), options),
    others.length > 0 ? matches(table, "text", others, predicate, NEIGHBOURHOOD, options) : [],
  ]);
  // Where no word of the question is found, nothing is the honest answer, however near its other words are.
  if (direct.length === 0) return [];
  const known = new Set(direct.map(({ chunkId }) => chunkId));
  const passages = [...direct, ...indirect.filter(({ chunkId }) => !known.has(chunkId)).map((passage) => ({ ...passage, score: 0 }))];
  const local = localScores(terms, passages);
  return combineScores(
    passages.map((passage, at) => ({ ...passage, score: passage.score + (local[at] ?? 0) })),
    () => 0,
  );
}

interface DocumentScores {
  /** Best first; the best of its profiles. */
  byVersion: Map<string, number>;
  /** What a document that isn't listed has at most. */
  rest: number;
}

async function documentScores(table: Table, terms: string[], predicate: string | undefined): Promise<DocumentScores> {
  const profiles = await matches(table, "profile", terms, predicate, PROFILES);
  profiles.sort((a, b) => b.score - a.score);
  const byVersion = new Map<string, number>();
  for (const { versionId, score } of profiles) if (!byVersion.has(versionId)) byVersion.set(versionId, score);
  return { byVersion, rest: profiles.length < PROFILES ? 0 : (profiles.at(-1)?.score ?? 0) };
}

async function acrossDocuments(table: Table, terms: string[], predicate: string | undefined, candidates: number): Promise<LexicalHit[]> {
  const [found, documents] = await Promise.all([
    matches(table, "text", terms, predicate, candidates),
    documentScores(table, terms, predicate),
  ]);
  const favourites = [...documents.byVersion.keys()].slice(0, FAVOURITES);
  if (favourites.length === 0) return combineScores(found, () => 0);
  const more = await matches(table, "text", terms, both(predicate, `version_id IN (${idList(favourites)})`), NEIGHBOURHOOD);
  return combineScores([...found, ...more], (versionId) => documents.byVersion.get(versionId) ?? documents.rest);
}

/** Nobody writes what was asked for: perhaps it is spelt otherwise, by one or two letters after the first. Sees folded rows only. */
async function spelledOtherwise(table: Table, terms: string[], predicate: string | undefined, limit: number): Promise<LexicalHit[]> {
  const words = terms.filter((term) => term.length >= 5 && /^\p{L}+$/u.test(term));
  if (words.length === 0) return [];
  const fuzziness = words.every((word) => word.length >= 8) ? 2 : 1;
  return combineScores(await matches(table, "text", words, predicate, limit, { fuzziness, prefixLength: 1 }), () => 0);
}

/** Where few passages hold a topical word, those that share only function words with the question fill up, after all others. */
async function fillUp(table: Table, text: string, predicate: string | undefined, hits: LexicalHit[], limit: number): Promise<LexicalHit[]> {
  const known = new Set(hits.map(({ chunkId }) => chunkId));
  const lowest = hits.at(-1)?.score ?? 1;
  const found = await matches(table, "text", segmentQuery(text, "everything"), predicate, limit);
  const rest = combineScores(found, () => 0).filter(({ chunkId }) => !known.has(chunkId));
  return [...hits, ...rest.map((hit) => ({ ...hit, score: (lowest * hit.score) / (1 + hit.score) }))];
}

/**
 * BM25 over passages plus BM25 over whole documents (names included), both under the visibility filter; best first.
 * Within one document the second half would be a constant and is left out.
 */
export async function lexicalSearch(
  table: Table,
  text: string,
  predicate: string | undefined,
  limit: number,
  oneDocument: boolean,
): Promise<LexicalHit[]> {
  const terms = segmentQuery(text, oneDocument ? "relations" : "topic");
  if (terms.length === 0) return [];
  const candidates = Math.max(MIN_CANDIDATES, limit * 5);
  const hits = oneDocument
    ? await withinDocument(table, terms, predicate, limit)
    : await acrossDocuments(table, terms, predicate, candidates);
  // Where no word is found, nothing is the honest answer, not whatever shares a "what" with the question.
  if (hits.length === 0) return spelledOtherwise(table, terms, predicate, limit);
  return hits.length < limit ? fillUp(table, text, predicate, hits, limit) : hits;
}
