import "server-only";
import { DataStore, type Lock, Server, Upload } from "@tus/server";
import { bodyPieces } from "@/lib/kernel/request-body";

export interface TusUpload {
  id: string;
  /** Bytes. */
  size: number;
  received: number;
  /** When it is removed if nothing more comes. */
  expiresAt: Date;
}

export type TusMetadata = Record<string, string | null>;

/** What the protocol is spoken about: one caller's uploads. Refusals are thrown. */
export interface TusUploads {
  begin: (upload: { id: string; size: number; metadata: TusMetadata }) => Promise<TusUpload>;
  find: (id: string) => Promise<TusUpload>;
  /** Takes what comes, or none of it when `body` fails. */
  append: (id: string, offset: number, body: AsyncIterable<Uint8Array>) => Promise<TusUpload>;
  /** All bytes have come. */
  finish: (id: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

export interface TusRequest {
  request: Request;
  /** Of the collection of uploads, without an origin. */
  path: string;
  newId: () => string;
  /** Bytes, as told to who asks; `begin` and `append` hold to it. */
  maxBytes: number;
  /** Named beside those of the protocol that `TusUploads` stands for. */
  extensions: Record<string, string>;
  uploads: TusUploads;
  /** How a thrown refusal is said. */
  refused: (thrown: unknown) => Response;
}

const EXTENSIONS = ["creation", "creation-with-upload", "expiration", "termination"];
/** The library counts from a date of creation; ours is a promise of the future, renewed with each part. */
const WAIT_MS = 3_600_000;

/** Of two requests for one upload the row decides, in every process: the library's own locks would only hold in one. */
const NO_LOCK: Lock = { lock: () => Promise.resolve(), unlock: () => Promise.resolve() };

class CallersUploads extends DataStore {
  override readonly extensions: string[];
  private current: Upload | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly uploads: TusUploads, further: readonly string[]) {
    super();
    this.extensions = [...EXTENSIONS, ...further];
  }

  override async create(file: Upload): Promise<Upload> {
    const begun = await this.uploads.begin({ id: file.id, size: file.size ?? 0, metadata: file.metadata ?? {} });
    file.creation_date = creationOf(begun);
    this.current = file;
    return file;
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await this.uploads.find(id);
    this.current = new Upload({ id, size: found.size, offset: found.received, creation_date: creationOf(found) });
    return this.current;
  }

  override async write(body: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    const appended = this.uploads.append(id, offset, body);
    this.writing = appended.catch(() => undefined);
    const upload = await appended;
    if (this.current) this.current.creation_date = creationOf(upload);
    return upload.received;
  }

  /** The library answers when a body breaks its limits; what was taken of it may still be on its way out. */
  settled(): Promise<unknown> {
    return this.writing;
  }

  override remove(id: string): Promise<void> {
    return this.uploads.remove(id);
  }

  override getExpiration(): number {
    return WAIT_MS;
  }
}

function creationOf(upload: TusUpload): string {
  return new Date(upload.expiresAt.getTime() - WAIT_MS).toISOString();
}

const VERSION = "1.0.0";
/** What the library reads; it would refuse a request for what a proxy wrote into other headers. */
const READ_HEADERS = ["tus-resumable", "upload-length", "upload-defer-length", "upload-metadata", "upload-offset", "upload-concat", "content-type", "content-length"];
/** Its answers to pages of other sites, and the end of a connection that is good for the next request: what was not read is dropped. */
const UNWANTED_HEADERS = ["connection", "access-control-expose-headers", "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age"];

/** Answers one request of the tus protocol 1.0.0, for one caller. */
export async function answerTusRequest(asked: TusRequest): Promise<Response> {
  const { request, extensions } = asked;
  const options = request.method === "OPTIONS";
  const known = options || request.headers.get("tus-resumable") === VERSION;
  const response = known ? await librarysAnswer(asked) : new Response(null, { status: 412, headers: { "tus-version": VERSION } });
  response.headers.set("tus-resumable", VERSION);
  for (const name of UNWANTED_HEADERS) response.headers.delete(name);
  if (options) for (const [name, value] of Object.entries(extensions)) response.headers.set(`tus-${name}-algorithm`, value);
  return response;
}

async function librarysAnswer({ request, path, newId, maxBytes, extensions, uploads, refused }: TusRequest): Promise<Response> {
  let refusal: Response | undefined;
  const datastore = new CallersUploads(uploads, Object.keys(extensions));
  const server = new Server({
    path,
    datastore,
    locker: { newLock: () => NO_LOCK },
    allowedOrigins: [],
    relativeLocation: true,
    maxSize: (_, id) => (id === null ? maxBytes : 0),
    namingFunction: newId,
    getFileIdFromRequest: (_, last) => last,
    onUploadFinish: async (_, upload) => {
      await uploads.finish(upload.id);
      return {};
    },
    onResponseError: (_, error) => {
      if (!("status_code" in error)) refusal = refused(error);
      return undefined;
    },
  });
  const headers = READ_HEADERS.flatMap((name): [string, string][] => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const arriving = arrivingBody(request);
  try {
    const answer = await server.handleWeb(new Request(request.url, { method: request.method, headers, ...(arriving ? { body: arriving.body, duplex: "half" } : {}) }));
    await datastore.settled();
    return refusal ?? answer;
  } finally {
    arriving?.leave();
  }
}

/** A sender that goes away ends the bytes; it is no failure of what came before. */
function arrivingBody(request: Request): { body: ReadableStream<Uint8Array>; leave: () => void } | null {
  if (!request.body) return null;
  const pieces = bodyPieces(request);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = await pieces.next();
        if (piece.done) controller.close();
        else controller.enqueue(piece.value);
      } catch {
        controller.close();
      }
    },
  }, { highWaterMark: 0 });
  return { body, leave: () => void pieces.return().catch(() => undefined) };
}
