import http from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

type Handler = (request: Request, next: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Serves route handlers over HTTP, so that real clients can speak to them; `GET /models/:model` style patterns. */
export async function serveRoutes(routes: Record<string, Handler>): Promise<{ url: string; close(): Promise<void> }> {
  const table = Object.entries(routes).map(([pattern, handler]) => {
    const [method = "", path = ""] = pattern.split(" ");
    return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`), handler };
  });
  const server = http.createServer((incoming, outgoing) => void answer(incoming, outgoing));
  async function answer(incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", "http://localhost");
    const route = table.find(({ method, pattern }) => method === incoming.method && pattern.test(url.pathname));
    const abort = new AbortController();
    outgoing.once("close", () => abort.abort());
    const headers = Object.entries(incoming.headers).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[key, value]] : []));
    const body = incoming.method === "GET" ? null : Readable.toWeb(incoming);
    const request = new Request(url, { method: incoming.method ?? "GET", headers, signal: abort.signal, ...(body ? { body: body as ReadableStream, duplex: "half" } : {}) } as RequestInit);
    const response = route ? await route.handler(request, { params: Promise.resolve({ ...route.pattern.exec(url.pathname)?.groups }) }) : new Response(null, { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body) return void outgoing.end();
    const reader = response.body.getReader();
    outgoing.once("close", () => void reader.cancel().catch(() => undefined));
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) outgoing.write(piece.value);
    outgoing.end();
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
