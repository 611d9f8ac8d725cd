import "server-only";
import type { FinishedAnswer } from "@/lib/domains/chat/answer-parts";
import { type CompletionHead, messageOf, usageOf } from "./completion-message";
import { openAiError } from "./openai-error";

/** A model that fails within this time is answered with a proper status; a slower one gets its headers first. Milliseconds. */
const HEADERS_AFTER_MS = 10_000;
const KEEP_ALIVE_MS = 15_000;

interface Options {
  head: CompletionHead;
  includeUsage: boolean;
  requestId: string;
  abort: AbortController;
}

type Next = IteratorResult<string, FinishedAnswer>;

/** Server-sent chunks in OpenAI's shape, each sent as soon as it is there. */
export async function streamCompletion(answer: AsyncGenerator<string, FinishedAnswer>, options: Options): Promise<Response> {
  const first = answer.next();
  const early = await firstWithin(first, HEADERS_AFTER_MS);
  const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no", "x-request-id": options.requestId };
  return new Response(chunkStream(answer, first, early, options), { headers });
}

async function firstWithin(first: Promise<Next>, milliseconds: number): Promise<Next | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, milliseconds, null)));
  try {
    return await Promise.race([first, late]);
  } finally {
    clearTimeout(timer);
  }
}

function chunkStream(answer: AsyncGenerator<string, FinishedAnswer>, first: Promise<Next>, early: Next | null, options: Options): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = chunkWriter(options);
  let pending: Promise<Next> | null = early ? null : first;
  let keepAlive: NodeJS.Timeout | undefined;
  const send = (controller: ReadableStreamDefaultController<Uint8Array>, text: string) => controller.enqueue(encoder.encode(text));
  const close = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    clearInterval(keepAlive);
    controller.close();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      keepAlive = setInterval(() => (controller.desiredSize ?? 0) > 0 && send(controller, ": waiting\n\n"), KEEP_ALIVE_MS);
      const opening = chunks.role();
      if (!early) return send(controller, opening);
      send(controller, opening + (early.done ? chunks.end(early.value) : chunks.content(early.value)));
      if (early.done) close(controller);
    },
    async pull(controller) {
      try {
        const { value, done } = await (pending ?? answer.next());
        pending = null;
        send(controller, done ? chunks.end(value) : chunks.content(value));
        if (done) close(controller);
      } catch (error) {
        // The status is long gone: the failure is said in the stream, which then ends without [DONE].
        if (options.abort.signal.aborted) return clearInterval(keepAlive);
        send(controller, `data: ${JSON.stringify(openAiError(error, options.requestId).body)}\n\n`);
        close(controller);
      }
    },
    cancel() {
      clearInterval(keepAlive);
      options.abort.abort();
    },
  });
}

function chunkWriter({ head, includeUsage }: Options) {
  const shared = { id: head.id, object: "chat.completion.chunk", created: head.created, model: head.model };
  const usage = includeUsage ? { usage: null } : {};
  const event = (choices: object[], extra: object = usage) => `data: ${JSON.stringify({ ...shared, choices, ...extra })}\n\n`;
  // Everything around a piece of text is the same for all of them.
  const [before = "", after = ""] = event([{ index: 0, delta: { content: "\u0000" }, finish_reason: null }]).split('"\\u0000"');
  return {
    role: () => event([{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }]),
    content: (text: string) => before + JSON.stringify(text) + after,
    end(answer: FinishedAnswer) {
      const message = messageOf(answer);
      const last = event([{ index: 0, delta: { citations: message.citations }, message, finish_reason: "stop" }]);
      return `${last}${includeUsage ? event([], { usage: usageOf(answer) }) : ""}data: [DONE]\n\n`;
    },
  };
}
