import "server-only";
import type { ModelCall } from "@/lib/adapters/ai/providers/call-meter";
import type { PromptPassage } from "@/lib/adapters/ai/passage-prompt";
import { streamModelText } from "@/lib/adapters/ai/stream-text";
import { estimateTokens } from "@/lib/adapters/ai/token-estimate";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { modelFor } from "@/lib/domains/models/model-for";
import { rerankerFor } from "@/lib/domains/models/reranker/reranker-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";
import type { Reranking, StageState } from "../bases/schema";
import { RANK_INSTRUCTIONS, rankPrompt, readRanking } from "../prompts/rank-passages";
import type { PassageDto } from "../schema";

export interface RerankedPassages {
  /** The same passages: those the reranker placed, best first, then the others as they stood. */
  passages: PassageDto[];
  /** By chunk id. */
  places: ReadonlyMap<string, { rank: number; score: number | null }>;
  state: StageState;
}

type Order = { index: number; score: number | null }[];

/** So many of the best are sent; what stands below them is not worth its price. */
const FOR_ENDPOINT = 50;
const FOR_MODEL = 20;
/** Characters of each; endpoints cut at their own limits. */
const LONGEST_FOR_ENDPOINT = 4_000;
const LONGEST_FOR_MODEL = 1_200;
/** Share of a model's window that may be filled; tokens are estimated. */
const WINDOW_SHARE = 0.7;

async function keepCalls(ctx: TenantContext, calls: readonly ModelCall[]): Promise<void> {
  try {
    await inTenantStatements(ctx, (tx) => recordModelCalls(tx, { calls }));
  } catch (error) {
    logger().warn({ err: error }, "the calls of a reranker were not counted");
  }
}

/** Name and headings say what a passage is about. */
const described = ({ documentName, headingPath, text }: PassageDto) => [documentName, ...headingPath, text].join("\n").slice(0, LONGEST_FOR_ENDPOINT);

async function byEndpoint(ctx: TenantContext, query: string, passages: readonly PassageDto[]): Promise<Order | null> {
  const rerank = await rerankerFor(ctx);
  if (!rerank) return null;
  const { ranked, call } = await rerank(query, passages.slice(0, FOR_ENDPOINT).map(described));
  await keepCalls(ctx, [call]);
  return ranked;
}

async function byModel(ctx: TenantContext, query: string, passages: readonly PassageDto[]): Promise<Order | null> {
  const run = await modelFor(ctx);
  if (run.extractive) return null;
  const sent: PromptPassage[] = [];
  let tokens = estimateTokens(RANK_INSTRUCTIONS + query);
  for (const { documentName, page, headingPath, text: whole } of passages.slice(0, FOR_MODEL)) {
    const text = whole.slice(0, LONGEST_FOR_MODEL);
    tokens += estimateTokens(text) + 40;
    if (sent.length > 0 && tokens > run.contextWindow * WINDOW_SHARE) break;
    sent.push({ documentName, page, headingPath, text });
  }
  const request = { model: run.model, instructions: RANK_INSTRUCTIONS, messages: [{ role: "user" as const, content: rankPrompt(query, sent) }], temperature: 0, signal: AbortSignal.timeout(env().RERANK_TIMEOUT_MS) };
  let answer = "";
  try {
    for await (const piece of streamModelText(request)) {
      answer += piece;
      // No order is as long: somebody tells a story.
      if (answer.length > 2_000) break;
    }
  } finally {
    if (run.calls.length > 0) await keepCalls(ctx, run.calls);
  }
  const order = run.extractive ? null : readRanking(answer, sent.length);
  if (!order) throw new Error("the model answered with something that is no order");
  return order.map((index) => ({ index, score: null }));
}

/**
 * Passages that the reader has been allowed to see, put into the order in which they help with the query. What the reranker did not
 * place, or when it fails, stays as it stood. The caller asks again afterwards whether the reader may see them: it takes a while.
 */
export async function rerankPassages(ctx: TenantContext, how: Reranking, query: string, passages: readonly PassageDto[]): Promise<RerankedPassages> {
  const unchanged = (state: StageState): RerankedPassages => ({ passages: [...passages], places: new Map(), state });
  if (how === "none" || passages.length < 2) return unchanged("off");
  let order: Order | null;
  try {
    order = await (how === "endpoint" ? byEndpoint : byModel)(ctx, query, passages);
  } catch (error) {
    logger().warn({ err: error }, "no reranking for this search; the order of words and vectors stands");
    return unchanged("failed");
  }
  if (!order) return unchanged("not-configured");
  const placed = order.flatMap(({ index, score }) => {
    const passage = passages[index];
    return passage ? [{ passage, score }] : [];
  });
  const places = new Map(placed.map(({ passage, score }, at) => [passage.chunkId, { rank: at + 1, score }]));
  return { passages: [...placed.map(({ passage }) => passage), ...passages.filter(({ chunkId }) => !places.has(chunkId))], places, state: "used" };
}
