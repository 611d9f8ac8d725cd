import "server-only";
import http from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import { assertOutside, outsideLookup } from "../guarded-fetch/outside-address";

/** No byte came for `MODEL_TIMEOUT_MS`. */
class ModelTimeoutError extends Error {
  override readonly name = "ModelTimeoutError";
  constructor(milliseconds: number) {
    super(`The model service sent nothing for ${milliseconds} ms`);
  }
}

// One pool of kept connections a process; upstreams close idle ones after 5 s or more, so ours go first.
interface Agents {
  http: http.Agent;
  https: https.Agent;
}
const globals = globalThis as typeof globalThis & { munimentModelAgents?: { own: Agents; guarded: Agents } };

/** Guarded calls have connections of their own: one that was opened without the guard must not serve them. */
function agents(guarded: boolean): Agents {
  const options = { keepAlive: true, keepAliveMsecs: 10_000, maxSockets: 256, maxFreeSockets: 32, scheduling: "lifo" as const };
  const pair = (): Agents => ({ http: new http.Agent(options), https: new https.Agent(options) });
  globals.munimentModelAgents ??= { own: pair(), guarded: pair() };
  return globals.munimentModelAgents[guarded ? "guarded" : "own"];
}

function headersOf(response: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) {
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) headers.append(name, item);
  }
  return headers;
}

/** The body as a web stream that fails when it goes silent, breaks off or never ends. */
function bodyOf(response: http.IncomingMessage, { idleMs, guarded }: Pick<Call, "idleMs" | "guarded">): ReadableStream<Uint8Array> {
  response.setTimeout(idleMs, () => response.destroy(new ModelTimeoutError(idleMs)));
  const body = Readable.toWeb(response, { strategy: { highWaterMark: 16 } }) as ReadableStream<Uint8Array>;
  return guarded ? body.pipeThrough(limited(MAX_GUARDED_BYTES)) : body;
}

/** No answer is as long; what an organization's service sends must not fill everybody's memory. */
const MAX_GUARDED_BYTES = 16_000_000;

function limited(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received > limit) throw new Error("The model service sent more than any answer holds");
      controller.enqueue(chunk);
    },
  });
}

interface Call {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal | null;
  idleMs: number;
  firstMs: number;
  guarded: boolean;
}

function send(call: Call, retried: boolean): Promise<Response> {
  const secure = call.url.protocol === "https:";
  const request = (secure ? https : http).request(call.url, {
    method: call.method,
    headers: call.headers,
    agent: secure ? agents(call.guarded).https : agents(call.guarded).http,
    ...(call.guarded ? { lookup: outsideLookup(call.url) } : {}),
    ...(call.signal ? { signal: call.signal } : {}),
  });
  return new Promise((resolve, reject) => {
    request.setTimeout(call.firstMs, () => request.destroy(new ModelTimeoutError(call.firstMs)));
    request.on("error", (error: NodeJS.ErrnoException) => {
      // The upstream closed a kept connection in the moment we reused it: nothing was processed.
      if (request.reusedSocket && !retried && (error.code === "ECONNRESET" || error.code === "EPIPE")) resolve(send(call, true));
      else reject(call.signal?.aborted ? (call.signal.reason ?? error) : error);
    });
    request.on("response", (response) => {
      const status = response.statusCode ?? 502;
      const empty = status === 204 || status === 304;
      if (empty) response.resume();
      resolve(new Response(empty ? null : bodyOf(response, call), { status, headers: headersOf(response) }));
    });
    request.end(call.body);
  });
}

export interface ModelFetchOptions {
  /** Milliseconds until the response begins; `idleMs` unless given. */
  firstMs?: number | undefined;
  /** The address is an organization's, so it must not lead into the installation's own network. */
  guarded?: boolean;
}

/**
 * A `fetch` for model services: connections are kept, and a response that sends nothing for `idleMs` milliseconds fails with
 * ModelTimeoutError. Strings as bodies only; redirects are not followed, because a key must not travel on.
 */
export function modelFetch(idleMs: number, { firstMs = idleMs, guarded = false }: ModelFetchOptions = {}): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    // A literal address is never looked up.
    if (guarded) assertOutside(url);
    const headers: Record<string, string> = {};
    new Headers(init?.headers).forEach((value, name) => (headers[name] = value));
    const body = typeof init?.body === "string" ? init.body : undefined;
    if (init?.body && body === undefined) throw new TypeError("Only text bodies are sent to model services");
    if (body !== undefined) headers["content-length"] = String(Buffer.byteLength(body));
    init?.signal?.throwIfAborted();
    return send({ url, method: init?.method ?? "GET", headers, body, signal: init?.signal ?? null, idleMs, firstMs, guarded }, false);
  };
}
