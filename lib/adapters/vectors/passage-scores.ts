export interface PassageScore {
  chunkId: string;
  documentId: string;
  versionId: string;
  ordinal: number;
  /** BM25 of the passage alone. */
  score: number;
}

export interface LexicalHit {
  chunkId: string;
  documentId: string;
  score: number;
  passageScore: number;
  documentScore: number;
}

/** "Which document" and "which passage" are both in a question; without the first, other documents' like passages win. */
const DOCUMENT_WEIGHT = 2;
/** A topic runs over the cut between two passages. */
const NEIGHBOUR_WEIGHT = 0.2;

/**
 * Passage score + 2 × document score + 0.2 × mean of the two adjacent passages' scores; best first, each passage once.
 * Linear interpolation of passage and document evidence: J. P. Callan, "Passage-level evidence in document retrieval", SIGIR
 * 1994; adjacent passages: M. Fernández, D. E. Losada, J. Parapar, A. Barreiro, "Extending the language modeling framework for
 * sentence retrieval to include local context", Information Retrieval 14, 2011.
 */
export function combineScores(passages: PassageScore[], documentScoreOf: (versionId: string) => number): LexicalHit[] {
  const byId = new Map(passages.map((passage) => [passage.chunkId, passage]));
  const byPlace = new Map([...byId.values()].map(({ versionId, ordinal, score }) => [`${versionId} ${ordinal}`, score]));
  const scoreAt = (versionId: string, ordinal: number) => byPlace.get(`${versionId} ${ordinal}`) ?? 0;
  return [...byId.values()]
    .map(({ chunkId, documentId, versionId, ordinal, score: passageScore }) => {
      const documentScore = documentScoreOf(versionId);
      const neighbours = (scoreAt(versionId, ordinal - 1) + scoreAt(versionId, ordinal + 1)) / 2;
      const score = passageScore + DOCUMENT_WEIGHT * documentScore + NEIGHBOUR_WEIGHT * neighbours;
      return { chunkId, documentId, score, passageScore, documentScore };
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}
