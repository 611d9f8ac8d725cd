import "server-only";
import { NOT_FOUND_SENTENCE } from "@/lib/adapters/ai/answer-syntax";
import { PassageSieve } from "@/lib/adapters/ai/extractive/passage-sieve";
import type { ParsedPassage } from "@/lib/adapters/ai/passage-prompt";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import { type ModelUsage, streamModelText } from "@/lib/adapters/ai/stream-text";
import { readEveryPassage } from "@/lib/domains/knowledge/every-passage/read-every-passage";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";
import { listSheetPages } from "@/lib/domains/knowledge/queries/sheet-pages";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import type { TenantContext } from "@/lib/kernel/context";
import { instructionsOf, settingsOf } from "./agent-gathering";
import type { AnswerPart, AnswerRequest, FinishedAnswer } from "./answer-parts";
import { CitationStream } from "./citations/citation-stream";
import { buildAnswerPrompt } from "./prompts/answer";
import { citationOf } from "./queries/citation-dto";

/** Something that stands verbatim in a passage, at these places of its text. */
interface Place {
  passage: PassageDto;
  start: number;
  end: number;
}

/** Takes every passage once, in order, and names the places at the end. */
interface Finder {
  take(passages: readonly PassageDto[]): Promise<void>;
  places(): Promise<Place[]>;
  usage: ModelUsage;
}

const LIST_RULES = `You are shown one part of the documents after another, all of them in the end. List what this part holds of what is asked for: one line and one citation for each place, every place, none twice. Say nothing about what is missing here; other parts may hold it.`;
/** Passages tried for one prompt; those that do not fit come in the next. */
const AT_ONCE = 60;
/** Places of one list: what marks a citation has three digits. */
const MOST_LISTED = 999;

function byWords(question: string): Finder {
  const sieve = new PassageSieve(question);
  const sources = new Map<ParsedPassage, PassageDto>();
  return {
    usage: { inputTokens: 0, outputTokens: 0 },
    async take(passages) {
      const parsed = passages.map((passage): ParsedPassage => {
        const one = { number: 1, document: passage.documentName, page: passage.page, heading: passage.headingPath.join(" › "), text: passage.text };
        sources.set(one, passage);
        return one;
      });
      sieve.add(parsed);
    },
    async places() {
      const listed = sieve.listed((passage) => sources.get(passage)?.documentId ?? "");
      return listed.flatMap(({ passage, start, end }) => {
        const source = sources.get(passage);
        return source ? [{ passage: source, start, end }] : [];
      });
    },
  };
}

function byModel(request: AnswerRequest, run: ModelRun): Finder {
  const found: Place[] = [];
  const usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  const own = instructionsOf(request).agentInstructions;
  const one = async (passages: readonly PassageDto[]): Promise<readonly PassageDto[]> => {
    const prompt = buildAnswerPrompt({
      question: request.question,
      agentInstructions: own ? `${own}\n\n${LIST_RULES}` : LIST_RULES,
      passages: passages.map((passage) => ({ ...passage, pageLabel: passage.pageLabel ?? "" })),
    });
    const stream = new CitationStream(prompt.shown);
    const written = streamModelText({ model: run.model, instructions: prompt.instructions, messages: prompt.messages, signal: request.signal, ...settingsOf(request.agent) });
    for (;;) {
      const { value, done } = await written.next();
      if (!done) {
        stream.push(value);
        continue;
      }
      usage.inputTokens += value.inputTokens;
      usage.outputTokens += value.outputTokens;
      break;
    }
    stream.end();
    const shown = prompt.shown.flatMap((entry) => passages.find((passage) => passage.chunkId === entry.chunkId) ?? []);
    for (const citation of stream.answer().citations) {
      const passage = shown[citation.passage - 1];
      if (passage) found.push({ passage, start: citation.start - passage.start, end: citation.end - passage.start });
    }
    return shown;
  };
  return {
    usage,
    async take(passages) {
      let waiting = [...passages];
      while (waiting.length > 0) {
        request.signal.throwIfAborted();
        const shown = new Set((await one(waiting.slice(0, AT_ONCE))).map(({ chunkId }) => chunkId));
        waiting = waiting.filter(({ chunkId }) => !shown.has(chunkId));
      }
    },
    places: () => Promise.resolve(found),
  };
}

/** Overlapping passages give the same place twice. */
function distinctPlaces(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ passage, start, end }) => {
    const key = `${passage.versionId} ${passage.page} ${passage.start + start} ${passage.start + end}`;
    return !seen.has(key) && seen.add(key);
  });
}

function plain(quote: string): string {
  return quote.replace(/\s+/gu, " ").replace(/[[<`*_]/gu, (sign) => (sign === "`" ? "'" : `${sign}\u2060`)).trim();
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** One line a place, under its document's name. */
function* lines(places: readonly Place[], documents: number): Generator<{ text: string; place?: Place; number?: number }> {
  const listed = places.slice(0, MOST_LISTED);
  const unlisted = places.length - listed.length;
  const end = unlisted > 0 ? `. The first ${listed.length} are listed; ${unlisted} more ${unlisted === 1 ? "is" : "are"} not. Ask about fewer documents for the rest.` : ":";
  yield { text: `${plural(places.length, "place")} in ${plural(documents, "document")}${end}\n` };
  let last = "";
  for (const [at, place] of listed.entries()) {
    const { documentId, documentName, text } = place.passage;
    if (documentId !== last) yield { text: `\n**${plain(documentName)}**\n\n` };
    last = documentId;
    yield { text: `- “${plain(text.slice(place.start, place.end))}” [${at + 1}]\n`, place, number: at + 1 };
  }
}

/**
 * Reads every passage that the asker may read in his scope and lists the places, each quoted from where it stands. The built-in
 * engine lists sentences that hold most of the question's words or their relatives; a model reads every passage in turn.
 * @throws AppError of the model; the signal's reason when it is aborted. Parts yielded before stay good.
 */
export async function* listFromEveryPassage(ctx: TenantContext, request: AnswerRequest, run: ModelRun): AsyncGenerator<AnswerPart, FinishedAnswer> {
  const finder = run.extractive ? byWords(request.question) : byModel(request, run);
  let receipt: ReadingReceipt | null = null;
  const restsOn = new Map<string, PassageDto>();
  for await (const batch of readEveryPassage(ctx, request, request.signal)) {
    await finder.take(batch.passages);
    if (!run.extractive) for (const passage of batch.passages) restsOn.set(passage.documentId, passage);
    receipt = batch.receipt;
    yield { type: "receipt", receipt, documentIds: batch.passages.map(({ documentId }) => documentId) };
    await new Promise(setImmediate);
  }
  const places = distinctPlaces(await finder.places());
  for (const { passage } of places) restsOn.set(passage.documentId, passage);
  const unlisted = places.length - MOST_LISTED;
  if (receipt && unlisted > 0) yield { type: "receipt", receipt: { ...receipt, unlisted }, documentIds: [] };
  const shown = [...new Map([...restsOn.values(), ...places.map(({ passage }) => passage)].map((passage) => [passage.chunkId, passage])).values()];
  yield { type: "passages", shown: shown.map((passage) => ({ ...passage, chunkIds: [passage.chunkId] })), engine: run.name };
  request.signal.throwIfAborted();
  if (places.length === 0) {
    yield { type: "text", text: NOT_FOUND_SENTENCE };
    return { text: NOT_FOUND_SENTENCE, citations: [], unsupported: [], notFound: true, usage: finder.usage };
  }
  const sheets = await listSheetPages(ctx, shown);
  const finished: FinishedAnswer = { text: "", citations: [], unsupported: [], notFound: false, usage: finder.usage };
  for (const line of lines(places, new Set(places.map(({ passage }) => passage.documentId)).size)) {
    finished.text += line.text;
    yield { type: "text", text: line.text };
    if (!line.place || !line.number) continue;
    const { passage, start, end } = line.place;
    const { documentId, versionId, page } = passage;
    const quote = passage.text.slice(start, end);
    const citation = citationOf({ index: line.number, passage: 1, documentId, versionId, page, start: passage.start + start, end: passage.start + end, quote }, [passage], sheets);
    finished.citations.push(citation);
    yield { type: "citation", citation };
  }
  return finished;
}
