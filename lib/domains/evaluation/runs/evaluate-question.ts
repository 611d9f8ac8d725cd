import "server-only";
import { performance } from "node:perf_hooks";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import type { AnswerPart, FinishedAnswer } from "@/lib/domains/chat/answer-parts";
import { streamAnswer } from "@/lib/domains/chat/answer-stream";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import type { TenantContext } from "@/lib/kernel/context";
import { answerMatch } from "../metrics/answer-match";
import { type Place, samePlace } from "../metrics/place";
import { ndcgAt, ranksOf, recallAt } from "../metrics/retrieval-metrics";
import type { AskedQuestion } from "./queries/run-work";
import type { Outcome } from "./schema";
import { standingPlaces } from "./standing-places";

export interface EvaluatedQuestion {
  outcome: Outcome;
  answer: string;
  /** Documents that the model was shown. */
  shown: string[];
  engine: string;
}

const placeOf = ({ documentId, versionId, page, start, end }: Place): Place => ({ documentId, versionId, page, start, end });

/** Searches and answers one golden question exactly as the chat does for this person in this base, and measures both. Keeps nothing; whoever gives the model records its calls. */
export async function evaluateQuestion(ctx: TenantContext, asked: AskedQuestion, at: { baseId: string; k: number; model: ModelRun }, signal: AbortSignal): Promise<EvaluatedQuestion> {
  const began = performance.now();
  const { places, outdated } = await standingPlaces(ctx, asked.passages);
  const found = await searchPassages(ctx, { query: asked.question, limit: at.k, knowledgeBaseId: at.baseId });
  const { answer, shown } = await finished(streamAnswer(ctx, { run: at.model, question: asked.question, history: [], knowledgeBaseId: at.baseId, signal }));
  const ranks = ranksOf(places, found);
  const relevant = (place: Place) => ({ ...placeOf(place), relevant: places.some((golden) => samePlace(golden, place)) });
  const outcome: Outcome = {
    golden: places.map((place, index) => ({ ...place, rank: ranks[index] ?? null })),
    outdated,
    found: found.map(relevant),
    citations: answer.citations.map(relevant),
    abstained: answer.notFound,
    recall: asked.answerable ? recallAt(ranks, at.k) : null,
    ndcg: asked.answerable ? ndcgAt(ranks, at.k) : null,
    answerMatch: asked.answerable && asked.expectedAnswer ? answerMatch(answer.text, asked.expectedAnswer) : null,
    milliseconds: Math.round(performance.now() - began),
  };
  return { outcome, answer: answer.text, shown, engine: at.model.name };
}

async function finished(parts: AsyncGenerator<AnswerPart, FinishedAnswer>): Promise<{ answer: FinishedAnswer; shown: string[] }> {
  const shown = new Set<string>();
  for (let next = await parts.next(); ; next = await parts.next()) {
    if (next.done) return { answer: next.value, shown: [...shown] };
    if (next.value.type === "passages") for (const { documentId } of next.value.shown) shown.add(documentId);
  }
}
