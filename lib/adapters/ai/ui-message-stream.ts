import "server-only";
import { createUIMessageStream, createUIMessageStreamResponse, type UIMessage, type UIMessageStreamWriter } from "ai";

/** Streams one UI message into React; `write` is awaited, whatever becomes of the browser. */
export function uiMessageResponse<M extends UIMessage>(write: (writer: UIMessageStreamWriter<M>) => Promise<void>, onError: (error: unknown) => string): Response {
  return createUIMessageStreamResponse({ stream: createUIMessageStream<M>({ execute: ({ writer }) => write(writer), onError }) });
}
