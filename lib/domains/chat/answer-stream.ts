import "server-only";
import { NOT_FOUND_SENTENCE } from "@/lib/adapters/ai/answer-syntax";
import { streamModelText } from "@/lib/adapters/ai/stream-text";
import { listSheetPages } from "@/lib/domains/knowledge/queries/sheet-pages";
import { mergeNeighbours } from "@/lib/domains/knowledge/ranking/merge-neighbours";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { modelFor } from "@/lib/domains/models/model-for";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { baseOf, gatherFor, instructionsOf, restsOnGathered, settingsOf, withGathered } from "./agent-gathering";
import type { AnswerPart, AnswerRequest, FinishedAnswer } from "./answer-parts";
import { CitationStream } from "./citations/citation-stream";
import { answerSentences } from "./citations/support";
import { listFromEveryPassage } from "./every-passage";
import { buildAnswerPrompt } from "./prompts/answer";
import { citationOf } from "./queries/citation-dto";
import { retrievalQuery } from "./retrieval-query";
import type { CitationDto, TextRange } from "./schema";

/** Passages shown to the model for one question; the built-in engine reads more in no time. */
const PASSAGES = 10;
const PASSAGES_EXTRACTIVE = 20;

/**
 * Retrieves, asks the model and checks its citations while they stream. Opens no transaction while the model writes.
 * @throws AppError of retrieval or of the model; parts yielded before it stay good.
 */
export async function* streamAnswer(ctx: TenantContext, request: AnswerRequest): AsyncGenerator<AnswerPart, FinishedAnswer> {
  assertPermission(ctx, "chat:ask");
  const run = request.run ?? (await modelFor(ctx));
  if (request.everyPassage) return yield* listFromEveryPassage(ctx, request, run);
  const query = {
    query: retrievalQuery(request.question, request.history),
    limit: run.extractive ? PASSAGES_EXTRACTIVE : PASSAGES,
    ...(request.knowledgeBaseId ? { knowledgeBaseId: request.knowledgeBaseId } : {}),
    ...baseOf(request.agent),
    ...(request.projectId ? { projectId: request.projectId } : {}),
    ...(request.documentIds?.length ? { documentIds: [...request.documentIds] } : {}),
  };
  const found = await searchPassages(ctx, query, { within: request.within, among: request.among });
  const gathered = yield* gatherFor(ctx, { ...request, run, found });
  yield { type: "rests-on", documentIds: restsOnGathered(found, gathered) };
  const passages = mergeNeighbours(withGathered(found, gathered.passages));
  const prompt = buildAnswerPrompt({
    question: request.question,
    history: request.history,
    ...instructionsOf(request),
    workings: gathered.workings,
    window: run,
    passages: passages.map((passage) => ({ ...passage, pageLabel: passage.pageLabel ?? "" })),
  });
  const shown = prompt.shown.flatMap((entry) => passages.find((passage) => passage.chunkId === entry.chunkId) ?? []);
  yield { type: "passages", shown, engine: run.name };
  if (shown.length === 0 && gathered.workings.length === 0) {
    yield { type: "text", text: NOT_FOUND_SENTENCE };
    return { text: NOT_FOUND_SENTENCE, citations: [], unsupported: [], notFound: true, usage: { inputTokens: 0, outputTokens: 0 } };
  }
  const sheets = await listSheetPages(ctx, shown);
  const stream = new CitationStream(shown);
  const citations: CitationDto[] = [];
  const parts = function* (events: ReturnType<CitationStream["push"]>): Generator<AnswerPart> {
    for (const event of events) {
      if (event.type === "text") yield event;
      if (event.type === "citation") {
        const citation = citationOf(event.citation, shown, sheets);
        citations.push(citation);
        yield { type: "citation", citation };
      }
    }
  };
  const model$ = streamModelText({ model: run.model, instructions: prompt.instructions, messages: prompt.messages, signal: request.signal, ...settingsOf(request.agent) });
  for (;;) {
    const { value, done } = await model$.next();
    if (!done) {
      yield* parts(stream.push(value));
      continue;
    }
    yield* parts(stream.end());
    const answer = stream.answer();
    return { text: answer.text, citations, unsupported: unsupportedRanges(answer.text, citations, answer.notFound), notFound: answer.notFound, usage: value, proposals: gathered.proposals };
  }
}

/** Claims that neither carry a checked citation nor stand verbatim in one: a quotation of several sentences has its marker at the end only. */
export function unsupportedRanges(text: string, citations: readonly { quote: string }[], notFound: boolean): TextRange[] {
  if (notFound && citations.length === 0) return [];
  const quotes = citations.map((citation) => bare(citation.quote));
  return answerSentences(text, citations.length)
    .filter((sentence) => sentence.claim && !sentence.supported && !quotes.some((quote) => quote.includes(bare(sentence.text))))
    .map(({ start, end }) => ({ start, end }));
}

/** Letters and digits alone: quotation marks, list marks and line breaks are the answer's, not the document's. */
function bare(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
