import "server-only";
import type { FinishedAnswer } from "@/lib/domains/chat/answer-parts";
import type { CitationDto } from "@/lib/domains/chat/schema";

export interface CompletionHead {
  id: string;
  created: number;
  model: string;
}

function apiCitation({ number, documentId, versionId, documentName, page, cells, start, end, quote }: CitationDto) {
  return { number, documentId, versionId, documentName, page, ...(cells ? { cells } : {}), start, end, quote };
}

export function messageOf(answer: FinishedAnswer) {
  return { role: "assistant" as const, content: answer.text, refusal: null, citations: answer.citations.map(apiCitation) };
}

export function usageOf({ usage }: FinishedAnswer) {
  return { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens, total_tokens: usage.inputTokens + usage.outputTokens };
}
