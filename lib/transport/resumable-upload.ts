import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { finishUpload } from "@/lib/domains/dataroom/uploads/commands/finish-upload";
import { appendPart } from "@/lib/domains/dataroom/uploads/incoming-part";
import { beginUpload, discardUpload } from "@/lib/domains/dataroom/uploads/incoming-upload";
import { findOwnUpload, listUnfinishedUploads } from "@/lib/domains/dataroom/uploads/queries/own-uploads";
import { beginUploadSchema, CHECKSUM_ALGORITHMS, type ResumableUploadDto } from "@/lib/domains/dataroom/uploads/schema";
import { AppError, isAppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { isId } from "@/lib/kernel/ids";
import { bodyPieces } from "@/lib/kernel/request-body";
import { problemResponse } from "./errors";

const VERSION = "1.0.0";
const CHECKSUM_MISMATCH = 460;
const PART_TYPE = "application/offset+octet-stream";

/** The tus protocol, version 1.0.0: core, creation, expiration, checksum and termination. GET, which tus leaves open, tells how an upload stands. */
export async function answerTus(ctx: TenantContext, request: Request, url: URL, id: string | undefined): Promise<Response> {
  let response: Response;
  try {
    response = await answer(ctx, request, url, id);
  } catch (thrown) {
    response = problemResponse(thrown, ctx.requestId);
  }
  response.headers.set("tus-resumable", VERSION);
  response.headers.set("cache-control", "no-store");
  return response;
}

async function answer(ctx: TenantContext, request: Request, url: URL, id: string | undefined): Promise<Response> {
  const { method, headers } = request;
  assertPermission(ctx, "documents:upload");
  if (method === "OPTIONS") return capabilities();
  if (method !== "GET" && headers.get("tus-resumable") !== VERSION) return new Response(null, { status: 412, headers: { "tus-version": VERSION } });
  if (id === undefined) {
    if (method === "GET") return Response.json({ data: await listUnfinishedUploads(ctx) });
    return method === "POST" ? create(ctx, request, url) : new Response(null, { status: 405 });
  }
  if (!isId(id)) throw notFound("upload");
  switch (method) {
    case "GET":
      return Response.json(await findOwnUpload(ctx, id));
    case "HEAD":
      return standing(await completed(ctx, await findOwnUpload(ctx, id)), 200);
    case "PATCH":
      return append(ctx, request, id);
    case "DELETE":
      await discardUpload(ctx, id);
      return new Response(null, { status: 204 });
    default:
      return new Response(null, { status: 405 });
  }
}

function capabilities(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "tus-version": VERSION,
      "tus-extension": "creation,expiration,checksum,termination",
      "tus-checksum-algorithm": CHECKSUM_ALGORITHMS.join(","),
      "tus-max-size": String(env().MAX_UPLOAD_MB * 1_000_000),
    },
  });
}

async function create(ctx: TenantContext, request: Request, url: URL): Promise<Response> {
  await consumeLimit("uploads", ctx.organizationId);
  const { filename, name, ...details } = metadataOf(request.headers.get("upload-metadata") ?? "");
  const size = wholeNumber(request.headers.get("upload-length"), "Upload-Length");
  const upload = await beginUpload(ctx, parseInput(beginUploadSchema, { ...details, name: name ?? filename ?? "", size }));
  const location = `${url.pathname.replace(/\/$/, "")}/${upload.id}`;
  return new Response(null, { status: 201, headers: { location, "upload-expires": new Date(upload.expiresAt).toUTCString() } });
}

async function append(ctx: TenantContext, request: Request, uploadId: string): Promise<Response> {
  const { headers } = request;
  if (headers.get("content-type") !== PART_TYPE) throw new AppError("unsupported_type", { userMessage: `Send the bytes as ${PART_TYPE}.` });
  const offset = wholeNumber(headers.get("upload-offset"), "Upload-Offset");
  const checksum = checksumOf(headers.get("upload-checksum"));
  try {
    const upload = await appendPart(ctx, { uploadId, offset, body: bodyPieces(request), ...(checksum ? { checksum } : {}) });
    return standing(await completed(ctx, upload), 204);
  } catch (error) {
    if (!isAppError(error) || error.code !== "stale") throw error;
    return new Response(null, { status: CHECKSUM_MISMATCH, statusText: "Checksum Mismatch" });
  }
}

/** A server that was killed between the last byte and the document makes up for it when it is asked again. */
function completed(ctx: TenantContext, upload: ResumableUploadDto): ResumableUploadDto | Promise<ResumableUploadDto> {
  if (upload.status === "failed") throw new AppError("gone", { userMessage: upload.reason ?? "This upload was refused." });
  return upload.status === "receiving" && upload.received === upload.size ? finishUpload.execute(ctx, { uploadId: upload.id }) : upload;
}

function standing(upload: ResumableUploadDto, status: 200 | 204): Response {
  const headers = { "upload-offset": String(upload.received), "upload-length": String(upload.size), "upload-expires": new Date(upload.expiresAt).toUTCString() };
  return new Response(null, { status, headers });
}

function wholeNumber(value: string | null, header: string): number {
  if (value === null || !/^\d{1,15}$/.test(value)) throw new AppError("invalid_input", { userMessage: `${header} must be a number of bytes.` });
  return Number(value);
}

/** "key base64,key base64"; tags are separated by commas. */
function metadataOf(header: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const pair of header.split(",").filter((entry) => entry.trim() !== "")) {
    const [key = "", value = ""] = pair.trim().split(" ");
    const text = Buffer.from(value, "base64").toString("utf8");
    if (key === "filetype" || text === "") continue;
    values[key] = key === "tags" ? text.split(",") : text;
  }
  return values;
}

function checksumOf(header: string | null) {
  if (header === null) return null;
  const [name, digest] = header.split(" ");
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (!algorithm || !digest) throw new AppError("invalid_input", { userMessage: `Upload-Checksum must name one of ${CHECKSUM_ALGORITHMS.join(", ")} and the checksum in base64.` });
  return { algorithm, digest };
}
