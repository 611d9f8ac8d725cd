export interface Judged {
  /** Keys in rank order, each once. */
  ranked: string[];
  /** Gain by key; anything above 0 is relevant. */
  relevant: Map<string, number>;
  ms: number;
}

export interface RankingMetrics {
  queries: number;
  "success@1": number;
  "success@5": number;
  "success@10": number;
  "recall@5": number;
  "recall@20": number;
  "MRR@10": number;
  "nDCG@10": number;
  "p50 ms": number;
  "p95 ms": number;
}

const discounted = (gains: number[]): number => gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** As trec_eval counts them, averaged over every judged query; a query without an answer counts as zero. */
export function rankingMetrics(runs: Judged[]): RankingMetrics {
  const mean = (measure: (run: Judged) => number) => runs.reduce((sum, run) => sum + measure(run), 0) / Math.max(1, runs.length);
  const firstRank = ({ ranked, relevant }: Judged) => ranked.findIndex((key) => relevant.has(key)) + 1;
  const success = (depth: number) => mean((run) => (firstRank(run) > 0 && firstRank(run) <= depth ? 1 : 0));
  const recall = (depth: number) =>
    mean(({ ranked, relevant }) => ranked.slice(0, depth).filter((key) => relevant.has(key)).length / relevant.size);
  const times = runs.map(({ ms }) => ms);
  return {
    queries: runs.length,
    "success@1": success(1),
    "success@5": success(5),
    "success@10": success(10),
    "recall@5": recall(5),
    "recall@20": recall(20),
    "MRR@10": mean((run) => (firstRank(run) > 0 && firstRank(run) <= 10 ? 1 / firstRank(run) : 0)),
    "nDCG@10": mean(({ ranked, relevant }) => {
      const ideal = discounted([...relevant.values()].sort((a, b) => b - a));
      return discounted(ranked.map((key) => relevant.get(key) ?? 0)) / ideal;
    }),
    "p50 ms": percentile(times, 0.5),
    "p95 ms": percentile(times, 0.95),
  };
}
