import http from "node:http";
import { pathToFileURL } from "node:url";
import { embedWords } from "./hashed-embeddings.mjs";
import { rerankAnswer } from "./rerank.mjs";
import { scriptedAnswer } from "./scripted-answers.mjs";

/**
 * A small OpenAI-compatible service on the loopback address, for tests and benches: chat completions (streamed or not),
 * embeddings, models, and `/rerank` as reranking services have it (its own modes: see rerank.mjs). How it behaves is set by `control` (also `POST /__control`) or, for one request, by the model's name:
 * `echo` (a faithful model, the default), `near-miss`, `number-swapped`, `fabricate`, `wrong-passage`, `bare`, `unclosed`, `obey`,
 * `status-401` (any status), `hang`, `hang-midway`, `cut`, `end-early`, `error-midway`, `slow`, `wrong-json`, `html`, `redirect`,
 * `silent` (no words), `uncounted` (no usage), `flood` (no end). Azure's addresses answer too.
 * @typedef {{ mode?: string, answer?: string, order?: number[], tools?: { name: string, input: object }[], status?: number, times?: number, retryAfter?: string, ttftMs?: number, tokenMs?: number, dimensions?: number }} Behaviour
 * @typedef {{ path: string, at: number, model: string, stream: boolean, prompt: string, body: Record<string, unknown>, authorization: string | undefined, aborted: boolean, firstTokenMs?: number, apiKey?: string | string[], apiVersion?: string | null }} RecordedRequest
 */

const KEPT_REQUESTS = 2000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString("utf8")) : {};
}

function sendJson(response, status, value, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

function contentText(content) {
  if (typeof content === "string") return content;
  return Array.isArray(content) ? content.map((part) => part.text ?? "").join("") : "";
}

const promptOf = (body) => (body.messages ?? []).map((message) => contentText(message.content)).join("\n");
const tokens = (text) => text.match(/\s*\S{1,8}/gu) ?? [];
const usageOf = (prompt, pieces) => ({
  prompt_tokens: Math.ceil(prompt.length / 4),
  completion_tokens: pieces.length,
  total_tokens: Math.ceil(prompt.length / 4) + pieces.length,
});

/** Secrets and addresses as real services leak them: nothing of this may reach a user. */
function sendError(response, status, authorization, retryAfter) {
  const code = { 401: "invalid_api_key", 404: "model_not_found", 429: "rate_limit_exceeded" }[status] ?? "server_error";
  const message = `upstream says no: ${authorization ?? "no key"} at internal-host-7`;
  sendJson(response, status, { error: { message, type: code, code, param: null } }, retryAfter ? { "retry-after": retryAfter } : status === 429 ? { "retry-after-ms": "20" } : {});
}

function modeOf(model, behaviour) {
  const known =
    /^(?:echo|near-miss|number-swapped|fabricate|wrong-passage|bare|unclosed|obey|hang|hang-midway|cut|end-early|error-midway|slow|wrong-json|html|redirect|silent|uncounted|flood|rank-[a-z-]+|status-\d{3})$/u;
  return known.test(model) ? model : (behaviour.mode ?? "echo");
}

async function streamAnswer(response, head, pieces, usage, how) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = (value) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  const chunk = (delta, finish = null) =>
    send({ ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: finish }] });
  chunk({ role: "assistant", content: "" });
  const stopAt = /^(?:cut|end-early|hang-midway|error-midway)$/u.test(how.mode) ? Math.ceil(pieces.length / 2) : pieces.length;
  while (how.mode === "flood" && !response.destroyed) {
    chunk({ content: "x".repeat(500_000) });
    await sleep(1);
  }
  for (const piece of pieces.slice(0, stopAt)) {
    if (response.destroyed) return;
    if (how.tokenMs > 0) await sleep(how.tokenMs);
    chunk({ content: piece });
    how.onToken();
  }
  if (how.mode === "hang-midway") return;
  if (how.mode === "error-midway") send({ error: { message: "secret-detail from upstream", type: "server_error" } });
  // Half a stream on the wire first, then the connection goes away.
  if (how.mode === "cut") return void setTimeout(() => response.destroy(), 20);
  if (how.mode === "end-early") return void response.end();
  if (how.mode !== "error-midway") chunk({}, "stop");
  if (how.includeUsage) send({ ...head, object: "chat.completion.chunk", choices: [], usage });
  response.end("data: [DONE]\n\n");
}

async function completeChat(response, body, behaviour, record) {
  const began = performance.now();
  const mode = modeOf(record.model, behaviour);
  const status = behaviour.status ?? Number(/^status-(\d{3})$/u.exec(mode)?.[1] ?? 200);
  if (status !== 200) return sendError(response, status, record.authorization, behaviour.retryAfter);
  if (mode === "hang") return;
  if (mode === "redirect") return void response.writeHead(307, { location: `http://${record.host}/v1/chat/completions` }).end();
  if (mode === "html") return void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
  if (mode === "wrong-json") {
    response.writeHead(200, { "content-type": body.stream ? "text/event-stream" : "application/json" });
    return void response.end(body.stream ? "data: {not json\n\n" : "{not json");
  }
  if (behaviour.ttftMs) await sleep(behaviour.ttftMs);
  const text = mode === "silent" ? "" : (behaviour.answer ?? scriptedAnswer(mode, record.prompt));
  const pieces = tokens(text);
  const usage = usageOf(record.prompt, pieces);
  const head = { id: `chatcmpl-${Math.round(record.at * 1000)}`, created: Math.floor(record.at / 1000), model: record.model };
  if (body.stream) {
    const how = {
      mode,
      tokenMs: mode === "slow" ? 60 : (behaviour.tokenMs ?? 0),
      includeUsage: Boolean(body.stream_options?.include_usage) && mode !== "uncounted",
      onToken: () => (record.firstTokenMs ??= performance.now() - began),
    };
    return streamAnswer(response, head, pieces, usage, how);
  }
  const calls = body.tools && !body.messages.some(({ role }) => role === "tool") ? (behaviour.tools ?? []) : [];
  const toolCalls = calls.map(({ name, input }, at) => ({ id: `call-${at}`, type: "function", function: { name, arguments: JSON.stringify(input) } }));
  if (toolCalls.length > 0) {
    const choice = { index: 0, message: { role: "assistant", content: null, tool_calls: toolCalls }, finish_reason: "tool_calls" };
    return sendJson(response, 200, { ...head, object: "chat.completion", choices: [choice], usage });
  }
  const choice = { index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" };
  return sendJson(response, 200, { ...head, object: "chat.completion", choices: [choice], usage });
}

function embed(response, body, behaviour, record) {
  const status = behaviour.status ?? Number(/^status-(\d{3})$/u.exec(record.model)?.[1] ?? 200);
  if (status !== 200) return sendError(response, status, record.authorization);
  const input = Array.isArray(body.input) ? body.input : [body.input];
  // words-64 answers with 64 numbers, whatever else holds.
  const named = /^words-(\d+)$/u.exec(record.model)?.[1];
  const dimensions = body.dimensions ?? (named ? Number(named) : (behaviour.dimensions ?? 1536));
  const data = input.map((text, index) => ({ object: "embedding", index, embedding: embedWords(String(text), dimensions) }));
  const used = Math.ceil(input.join("").length / 4);
  return sendJson(response, 200, { object: "list", data, model: record.model, usage: { prompt_tokens: used, total_tokens: used } });
}

async function rerank(response, body, behaviour, record) {
  const mode = modeOf(record.model, behaviour);
  const status = behaviour.status ?? Number(/^status-(\d{3})$/u.exec(mode)?.[1] ?? 200);
  if (status !== 200) return sendError(response, status, record.authorization, behaviour.retryAfter);
  if (mode === "hang") return;
  if (mode === "redirect") return void response.writeHead(307, { location: `http://${record.host}/v1/rerank` }).end();
  if (mode === "html") return void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
  if (mode === "wrong-json") return void response.writeHead(200, { "content-type": "application/json" }).end("{not json");
  if (behaviour.ttftMs) await sleep(behaviour.ttftMs);
  const answer = rerankAnswer(body, mode, behaviour.order);
  return sendJson(response, answer.status, answer.value);
}

/** The behaviour of this request; `times` limits how many requests a setting holds for. */
function takeBehaviour(state) {
  const current = state.behaviour;
  if (current.times === undefined) return current;
  if (current.times <= 1) state.behaviour = {};
  else state.behaviour = { ...current, times: current.times - 1 };
  return current;
}

async function handle(state, request, response) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://upstream");
  const path = pathname.replace(/^(?:\/v1|\/openai\/v1|\/openai\/deployments\/[^/]+)/u, "");
  if (request.method === "GET" && path === "/models") {
    return sendJson(response, 200, {
      object: "list",
      data: ["echo", "gpt-4o-mini"].map((id) => ({ id, object: "model", created: 0, owned_by: "local" })),
    });
  }
  if (request.method === "GET" && path === "/__requests") return sendJson(response, 200, state.requests);
  const body = await readJson(request);
  if (path === "/__control") {
    state.behaviour = body;
    return sendJson(response, 200, body);
  }
  const { authorization } = request.headers;
  const record = {
    path,
    at: Date.now(),
    model: String(body.model ?? ""),
    stream: Boolean(body.stream),
    prompt: promptOf(body),
    body,
    authorization,
    apiKey: request.headers["api-key"],
    apiVersion: searchParams.get("api-version"),
    host: request.headers.host,
    aborted: false,
  };
  response.on("close", () => (record.aborted = !response.writableFinished));
  state.requests.push(record);
  if (state.requests.length > KEPT_REQUESTS) state.requests.shift();
  if (path === "/chat/completions") return completeChat(response, body, takeBehaviour(state), record);
  if (path === "/rerank") return rerank(response, body, takeBehaviour(state), record);
  if (path === "/embeddings") return embed(response, body, takeBehaviour(state), record);
  return sendJson(response, 404, { error: { message: "no such path" } });
}

/**
 * @param {Behaviour & { port?: number }} [options]
 * @returns {Promise<{ url: string, requests: RecordedRequest[], connections: () => number, control: (behaviour: Behaviour) => void, close: () => Promise<void> }>}
 */
export async function startUpstream({ port = 0, ...behaviour } = {}) {
  const state = { behaviour, requests: [], connections: 0 };
  const server = http.createServer((request, response) => {
    handle(state, request, response).catch((error) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 400, { error: { message: String(error) } });
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", () => (state.connections += 1));
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}/v1`,
    requests: state.requests,
    connections: () => state.connections,
    control: (next) => (state.behaviour = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startUpstream({ port: Number(process.env.UPSTREAM_PORT ?? 9101), mode: process.env.UPSTREAM_MODE ?? "echo" });
  console.log(`OpenAI-compatible upstream at ${url}`);
}
