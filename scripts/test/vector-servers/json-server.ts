import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface JsonRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export interface JsonAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A local server that answers with JSON, and fails as told. */
export class JsonServer {
  readonly asked: { method: string; path: string; at: number }[] = [];
  private failures: JsonAnswer[] = [];
  private readonly server: Server;

  constructor(private readonly answer: (request: JsonRequest) => JsonAnswer) {
    this.server = createServer((incoming, response) => {
      const pieces: Buffer[] = [];
      incoming.on("data", (piece: Buffer) => pieces.push(piece));
      incoming.on("end", () => {
        const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://local");
        const text = Buffer.concat(pieces).toString("utf8");
        this.asked.push({ method: incoming.method ?? "", path: pathname, at: performance.now() });
        const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
        const request = { method: incoming.method ?? "", path: decodeURIComponent(pathname), query: searchParams, headers: incoming.headers, body };
        const { status, body: said, headers = {} } = this.failures.shift() ?? this.answer(request);
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(said === undefined ? "" : JSON.stringify(said));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next calls fail so, before anything is done. */
  fail(times: number, status: number, headers: Record<string, string> = {}, body: unknown = { error: "told to fail" }): void {
    this.failures = Array.from({ length: times }, () => ({ status, headers, body }));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
