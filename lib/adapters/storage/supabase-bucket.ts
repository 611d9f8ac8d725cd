import "server-only";
import { createClient, type WebSocketLikeConstructor } from "@supabase/supabase-js";

export interface SupabaseSettings {
  url: string;
  serviceRoleKey: string;
  bucket: string;
  /** Longest wait for the beginning of an answer, in milliseconds. */
  answerMs?: number;
  /** First pause before a call is repeated, in milliseconds. */
  retryDelayMs?: number;
}

const ANSWER_MS = 30_000;
const SLOWEST_BYTES_PER_MS = 50;

/** The SDK demands a WebSocket at construction where Node brings none; storage never opens one. */
class NoSocket {
  constructor() {
    throw new Error("realtime is not used");
  }
}

export function supabaseStorageClient(settings: SupabaseSettings) {
  const client = createClient(settings.url, settings.serviceRoleKey, {
    // Also keeps the SDK's session handling out: the service key is the only identity.
    accessToken: () => Promise.resolve(settings.serviceRoleKey),
    realtime: { transport: NoSocket as unknown as WebSocketLikeConstructor },
    global: { fetch: fetchInTime(settings) },
  });
  return client.storage;
}

/** Ends a call whose answer does not begin in time; an upload gets more by its size. A body that streams is not cut off. */
export function fetchInTime({ answerMs = ANSWER_MS }: SupabaseSettings): typeof fetch {
  return async (input, init) => {
    const stop = new AbortController();
    const sent = Number(new Headers(init?.headers).get("content-length") ?? 0);
    const wait = answerMs + sent / SLOWEST_BYTES_PER_MS;
    const timer = setTimeout(() => stop.abort(new DOMException("no answer in time", "TimeoutError")), wait);
    try {
      const signal = init?.signal ? AbortSignal.any([init.signal, stop.signal]) : stop.signal;
      // Without these two Node keeps a second copy of a streamed body in memory, to send it again after a redirect.
      return await fetch(input, { ...init, signal, cache: "no-store", redirect: "error", window: null });
    } finally {
      clearTimeout(timer);
    }
  };
}
