import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { S3TestServer } from "./s3-server";

/**
 * The local S3 server with what it lacks and Amazon's has: a PUT with `If-None-Match: *` is refused when the object is there, one
 * PUT at a time. Several writers of one table depend on it.
 */
export class ConditionalS3Server {
  private readonly storage: S3TestServer;
  private readonly server: Server;
  private target = "";
  private turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.storage = new S3TestServer(folder);
    this.server = createServer((incoming, response) => {
      const pieces: Buffer[] = [];
      incoming.on("data", (piece: Buffer) => pieces.push(piece));
      incoming.on("end", () => {
        const work = () => this.answer(incoming, Buffer.concat(pieces), response);
        if (incoming.method === "PUT") this.turn = this.turn.then(work);
        else void work();
      });
    });
  }

  async start(): Promise<string> {
    this.target = await this.storage.start();
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.storage.stop();
  }

  objects(): number {
    return this.storage.objects();
  }

  private async answer(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const path = incoming.url ?? "/";
    if (incoming.method === "PUT" && incoming.headers["if-none-match"] === "*" && (await fetch(this.target + path, { method: "HEAD" })).ok) {
      response.writeHead(412, { "content-type": "application/xml" }).end("<Error><Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you specified did not hold</Message></Error>");
      return;
    }
    await new Promise<void>((resolve) => {
      const onward = request(this.target + path, { method: incoming.method, headers: incoming.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
        answer.on("end", resolve);
      });
      onward.on("error", () => {
        response.destroy();
        resolve();
      });
      onward.end(body);
    });
  }
}
