import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface SupabaseStorageServerOptions {
  serviceRoleKey: string;
  bucket: string;
  public?: boolean;
  /** The bucket's own limit, in bytes. */
  fileSizeLimit?: number;
  /** false: no gateway in front, so that the service itself judges the key. */
  gateway?: boolean;
}

interface StoredFile {
  id: string;
  bytes: Buffer;
  contentType: string;
}

/** What a token allows. */
interface Leave {
  key: string;
  use: "upload" | "download";
  replace: boolean;
  until: number;
}

interface Request {
  incoming: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  key: string;
}

// What the service takes as an object name; letters beyond ASCII and % are refused.
const NAME = /^(\w|\/|!|-|\.|\*|'|\(|\)| |&|\$|@|=|;|:|\+|,|\?)+$/;
const MOST_REMOVED = 1_000;

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }
}

const noObject = () => new Refusal(404, "not_found", "Object not found");

/** The calls of Supabase Storage that the product makes, answered over HTTP as the service documents and sends them. */
export class SupabaseStorageServer {
  readonly files = new Map<string, StoredFile>();
  readonly calls: string[] = [];
  private readonly server = createServer((incoming, response) => void this.answer(incoming, response));
  url = "";
  /** Between a download's signature and the download. */
  onSigned: () => void = () => undefined;
  private faults: (number | "hang" | "break")[] = [];

  constructor(private readonly options: SupabaseStorageServerOptions) {}

  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this.url;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** The next calls fail: a status, an answer that never comes, or a body that breaks off half way. */
  failNext(...faults: (number | "hang" | "break")[]): void {
    this.faults = faults;
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls.push(`${incoming.method} ${incoming.url}`);
    // A body can only break off where there is one.
    const fault = this.faults[0] === "break" && !isSignedDownload(incoming) ? undefined : this.faults.shift();
    try {
      const pieces: Buffer[] = [];
      for await (const piece of incoming) pieces.push(piece as Buffer);
      if (fault === "hang") return;
      if (typeof fault === "number")
        return sendJson(response, fault, { statusCode: String(fault), error: "Internal", message: "try later" });
      if (!carriesToken(incoming) && !this.admit(incoming, response)) return;
      this.route({ incoming, response, body: Buffer.concat(pieces), key: "" }, fault === "break");
    } catch (error) {
      if (!(error instanceof Refusal)) return void response.destroy();
      // The true status stands in the body; the line says 400 for all but 500.
      sendJson(response, error.status === 500 ? 500 : 400, {
        statusCode: String(error.status),
        error: error.error,
        message: error.message,
      });
    }
  }

  private admit(incoming: IncomingMessage, response: ServerResponse): boolean {
    const { apikey, authorization } = incoming.headers;
    if (this.options.gateway !== false) {
      if (apikey !== this.options.serviceRoleKey) {
        sendJson(response, 401, { message: apikey === undefined ? "No API key found in request" : "Invalid API key" });
        return false;
      }
    }
    if (authorization !== `Bearer ${this.options.serviceRoleKey}`) throw new Refusal(403, "Unauthorized", "invalid signature");
    return true;
  }

  private route(request: Request, breaks: boolean): void {
    const { method } = request.incoming;
    const [, root, ...parts] = decodeURIComponent(
      new URL(request.incoming.url ?? "/", "http://storage").pathname.replace(/^\/storage\/v1/, ""),
    ).split("/");
    const [first, second, ...rest] = parts;
    if (root === "bucket" && method === "GET") return this.showBucket(request, first);
    if (root !== "object") throw new Refusal(404, "Not Found", `Route ${method} not found`);
    if (first === "list" && method === "POST") return this.list(request, second);
    if (first === "info" && method === "GET") return this.info({ ...request, key: this.keyOf(second, rest) });
    if (first === "upload" && second === "sign") return this.signedUpload({ ...request, key: this.keyOf(rest[0], rest.slice(1)) });
    if (first === "sign") return this.signedDownload({ ...request, key: this.keyOf(second, rest) }, breaks);
    if (method === "DELETE" && second === undefined) return this.remove(request, first);
    throw new Refusal(404, "Not Found", `Route ${method} not found`);
  }

  private keyOf(bucket: string | undefined, name: string[]): string {
    this.findBucket(bucket);
    const key = name.join("/");
    if (!NAME.test(key)) throw new Refusal(400, "InvalidKey", `Invalid key: ${key}`);
    return key;
  }

  private findBucket(bucket: string | undefined): void {
    if (bucket !== this.options.bucket) throw new Refusal(404, "Bucket not found", "Bucket not found");
  }

  /** POST makes the token, PUT spends it: the path and the leave to replace stand in it. */
  private signedUpload(request: Request): void {
    const { incoming, response, key } = request;
    const replace = incoming.headers["x-upsert"] === "true";
    if (incoming.method === "PUT") return this.store(request, this.opened(request, "upload").replace);
    if (this.files.has(key) && !replace) throw new Refusal(409, "Duplicate", "The resource already exists");
    const token = this.token({ key, use: "upload", replace, until: Date.now() + 7_200_000 });
    sendJson(response, 200, { url: `/object/upload/sign/${this.options.bucket}/${key}?token=${token}`, token });
  }

  private signedDownload(request: Request, breaks: boolean): void {
    const { incoming, response, key, body } = request;
    if (incoming.method === "GET") {
      this.opened(request, "download");
      return this.send(request, breaks);
    }
    if (!this.files.has(key)) throw noObject();
    const { expiresIn } = JSON.parse(body.toString()) as { expiresIn: number };
    const token = this.token({ key, use: "download", replace: false, until: Date.now() + expiresIn * 1_000 });
    sendJson(response, 200, { signedURL: `/object/sign/${this.options.bucket}/${key}?token=${token}` });
    this.onSigned();
  }

  private token(leave: Leave): string {
    const payload = Buffer.from(JSON.stringify(leave)).toString("base64url");
    return `${payload}.${createHmac("sha256", this.options.serviceRoleKey).update(payload).digest("base64url")}`;
  }

  private opened({ incoming, key }: Request, use: Leave["use"]): Leave {
    const token = tokenOf(incoming) ?? "";
    const leave = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString() || "{}") as Leave;
    if (this.token(leave) !== token || leave.use !== use) throw new Refusal(400, "InvalidSignature", "invalid signature");
    if (leave.key !== key) throw new Refusal(400, "InvalidSignature", "The url does not match the signature");
    if (leave.until < Date.now()) throw new Refusal(400, "InvalidJWT", '"exp" claim timestamp check failed');
    return leave;
  }

  private showBucket({ response }: Request, bucket: string | undefined): void {
    this.findBucket(bucket);
    sendJson(response, 200, {
      id: bucket,
      name: bucket,
      public: this.options.public ?? false,
      file_size_limit: this.options.fileSizeLimit ?? null,
    });
  }

  private store({ incoming, response, body, key }: Request, replace: boolean): void {
    const existing = this.files.get(key);
    if (existing && !replace) throw new Refusal(409, "Duplicate", "The resource already exists");
    if (body.byteLength > (this.options.fileSizeLimit ?? Infinity))
      throw new Refusal(413, "Payload too large", "The object exceeded the maximum allowed size");
    const id = existing?.id ?? randomUUID();
    this.files.set(key, { id, bytes: body, contentType: incoming.headers["content-type"] ?? "application/octet-stream" });
    sendJson(response, 200, { Id: id, Key: `${this.options.bucket}/${key}` });
  }

  private send({ incoming, response, key }: Request, breaks: boolean): void {
    const file = this.files.get(key);
    if (!file) throw noObject();
    const range = /^bytes=(\d+)-(\d*)$/.exec(incoming.headers.range ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(range?.[2] ? Number(range[2]) : Infinity, file.bytes.byteLength - 1);
    if (range && start > end) throw new Refusal(416, "InvalidRange", "The requested range is not satisfiable");
    const bytes = file.bytes.subarray(start, end + 1);
    response.writeHead(range ? 206 : 200, {
      "content-type": file.contentType,
      "content-length": bytes.byteLength,
      "accept-ranges": "bytes",
      ...(range ? { "content-range": `bytes ${start}-${end}/${file.bytes.byteLength}` } : {}),
    });
    if (breaks) response.write(bytes.subarray(0, bytes.byteLength / 2), () => response.destroy());
    else response.end(bytes);
  }

  private info({ response, key }: Request): void {
    const file = this.files.get(key);
    if (!file) throw noObject();
    sendJson(response, 200, {
      id: file.id,
      name: key,
      bucket_id: this.options.bucket,
      size: file.bytes.byteLength,
      content_type: file.contentType,
    });
  }

  /** One level: files with an id, folders without. */
  private list({ response, body }: Request, bucket: string | undefined): void {
    this.findBucket(bucket);
    const { prefix, limit = 100, offset = 0 } = JSON.parse(body.toString()) as { prefix: string; limit?: number; offset?: number };
    const folder = prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
    const entries = new Map<string, string | null>();
    for (const [key, file] of this.files) {
      if (!key.startsWith(folder)) continue;
      const [name = "", below] = key.slice(folder.length).split("/");
      entries.set(name, below === undefined ? file.id : null);
    }
    const page = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).slice(offset, offset + limit);
    sendJson(
      response,
      200,
      page.map(([name, id]) => ({ name, id, metadata: null })),
    );
  }

  private remove({ response, body }: Request, bucket: string | undefined): void {
    this.findBucket(bucket);
    const { prefixes } = JSON.parse(body.toString()) as { prefixes: string[] };
    if (prefixes.length === 0 || prefixes.length > MOST_REMOVED)
      throw new Refusal(400, "Invalid Input", "body/prefixes must hold 1 to 1000 items");
    // The names are exact, whatever the parameter is called.
    const removed = prefixes.filter((key) => this.files.delete(key));
    sendJson(
      response,
      200,
      removed.map((name) => ({ name, bucket_id: bucket })),
    );
  }
}

function tokenOf(incoming: IncomingMessage): string | null {
  return new URL(incoming.url ?? "/", "http://storage").searchParams.get("token");
}

function carriesToken(incoming: IncomingMessage): boolean {
  return /\/object\/(?:upload\/)?sign\//.test(incoming.url ?? "") && tokenOf(incoming) !== null;
}

function isSignedDownload(incoming: IncomingMessage): boolean {
  return incoming.method === "GET" && carriesToken(incoming);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
