import "server-only";
import type { IndexHit } from "@/lib/adapters/vectors/workspace-index";
import { reciprocalRankFusion } from "@/lib/kernel/reciprocal-rank-fusion";
import type { PassageDto } from "../schema";

export interface RankedPassages {
  /** In the order given, with the scores of these hits. */
  passages: PassageDto[];
  /** By chunk id. */
  hits: ReadonlyMap<string, IndexHit>;
}

/**
 * Places by stage, and the scores made of them, counted among the passages that the reader may see: the index ranks others too, which
 * a gap would count for him. The order stays as the index found it, so no score is above that of a better hit.
 */
export function visibleRanks(found: readonly IndexHit[], passages: readonly PassageDto[]): RankedPassages {
  const visible = new Set(passages.map(({ chunkId }) => chunkId));
  const left = found.filter(({ chunkId }) => visible.has(chunkId));
  const [lexical, vector] = [placesIn(left, "lexical"), placesIn(left, "vector")];
  const fused = found.some(({ stages }) => stages.vector) ? scoresOf(lexical, vector) : null;
  const hits = new Map<string, IndexHit>();
  let least = Infinity;
  for (const hit of left) {
    const { chunkId, stages } = hit;
    least = Math.min(least, fused?.get(chunkId) ?? hit.score);
    const ranked = {
      ...stages,
      ...(stages.lexical ? { lexical: { ...stages.lexical, rank: lexical.indexOf(chunkId) + 1 } } : {}),
      ...(stages.vector ? { vector: { ...stages.vector, rank: vector.indexOf(chunkId) + 1 } } : {}),
    };
    hits.set(chunkId, { ...hit, score: least, stages: ranked });
  }
  return { passages: passages.map((passage) => ({ ...passage, score: hits.get(passage.chunkId)?.score ?? passage.score })), hits };
}

/** Those that the stage found, best first. */
function placesIn(hits: readonly IndexHit[], stage: "lexical" | "vector"): string[] {
  const placed = hits.flatMap(({ chunkId, stages }) => {
    const place = stages[stage];
    return place ? [{ chunkId, rank: place.rank }] : [];
  });
  return placed.sort((a, b) => a.rank - b.rank).map(({ chunkId }) => chunkId);
}

function scoresOf(...lists: string[][]): Map<string, number> {
  return new Map(reciprocalRankFusion(lists.map((items) => ({ items })), (chunkId) => chunkId).map(({ key, score }) => [key, score]));
}
