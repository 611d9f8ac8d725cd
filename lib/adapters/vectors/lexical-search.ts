import "server-only";
import type { Table } from "@lancedb/lancedb";
import { segmentQuery } from "@/lib/kernel/text-segmentation";
import { lance, type WorkspaceTables } from "./lance-tables";
import { idList } from "./visibility-predicate";

export interface LexicalHit {
  chunkId: string;
  documentId: string;
  score: number;
  passageScore: number;
  documentScore: number;
}

interface PassageRow {
  chunk_id: string;
  document_id: string;
  version_id: string;
  _score: number;
}

/** A passage is as good as itself plus twice its document: "which contract" and "which clause" are both in the question. */
const DOCUMENT_WEIGHT = 2;
const MIN_CANDIDATES = 100;
const DOCUMENTS = 200;
/** Documents good enough as a whole that their passages are looked at even when others' words come first. */
const FAVOURITES = 12;

async function passages(chunks: Table, terms: string, predicate: string | undefined, limit: number): Promise<PassageRow[]> {
  const { MatchQuery } = await lance();
  const query = chunks.query().fullTextSearch(new MatchQuery(terms, "text"));
  if (predicate) query.where(predicate);
  return query.select(["chunk_id", "document_id", "version_id", "_score"]).limit(limit).toArray();
}

async function documentScores(documents: Table, terms: string, predicate: string | undefined): Promise<Map<string, number>> {
  const { MatchQuery } = await lance();
  const query = documents.query().fullTextSearch(new MatchQuery(terms, "profile"));
  if (predicate) query.where(predicate);
  const rows: { version_id: string; _score: number }[] = await query.select(["version_id", "_score"]).limit(DOCUMENTS).toArray();
  return new Map(rows.sort((a, b) => b._score - a._score).map((row) => [row.version_id, row._score]));
}

/**
 * BM25 over passages plus BM25 over whole documents (names included), both under the visibility filter; best first.
 * Within one named document the second half is a constant and is left out.
 */
export async function lexicalSearch(
  { chunks, documents }: WorkspaceTables,
  text: string,
  predicate: string | undefined,
  limit: number,
  oneDocument: boolean,
): Promise<LexicalHit[]> {
  const terms = segmentQuery(text).join(" ");
  if (!terms) return [];
  const candidates = Math.max(MIN_CANDIDATES, limit * 5);
  const [found, scores] = await Promise.all([
    passages(chunks, terms, predicate, candidates),
    oneDocument ? new Map<string, number>() : documentScores(documents, terms, predicate),
  ]);
  const favourites = [...scores.keys()].slice(0, FAVOURITES);
  const within = favourites.length > 0 ? `version_id IN (${idList(favourites)})` : undefined;
  const more = within ? await passages(chunks, terms, predicate ? `${predicate} AND ${within}` : within, candidates) : [];
  const merged = new Map([...found, ...more].map((row) => [row.chunk_id, row]));
  return [...merged.values()]
    .map((row) => {
      const documentScore = scores.get(row.version_id) ?? 0;
      const score = row._score + DOCUMENT_WEIGHT * documentScore;
      return { chunkId: row.chunk_id, documentId: row.document_id, score, passageScore: row._score, documentScore };
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}
