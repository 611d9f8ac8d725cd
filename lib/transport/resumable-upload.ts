import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { answerTusRequest, type TusMetadata, type TusUpload, type TusUploads } from "@/lib/adapters/tus/tus-server";
import { finishUpload } from "@/lib/domains/dataroom/uploads/commands/finish-upload";
import { appendPart } from "@/lib/domains/dataroom/uploads/incoming-part";
import { beginUpload, discardUpload } from "@/lib/domains/dataroom/uploads/incoming-upload";
import { findOwnUpload, listUnfinishedUploads } from "@/lib/domains/dataroom/uploads/queries/own-uploads";
import { beginUploadSchema, CHECKSUM_ALGORITHMS, type ResumableUploadDto } from "@/lib/domains/dataroom/uploads/schema";
import { AppError, isAppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { isId, newId } from "@/lib/kernel/ids";
import { problemResponse } from "./errors";

const CHECKSUM_MISMATCH = 460;
const PART_TYPE = "application/offset+octet-stream";

/** The tus protocol with its extensions for creation, expiration, checksum and termination. GET, which tus leaves open, tells how uploads stand. */
export async function answerTus(ctx: TenantContext, request: Request, url: URL, id: string | undefined): Promise<Response> {
  const refused = (thrown: unknown) => refusal(thrown, ctx.requestId);
  const response = await answer(ctx, request, url, id, refused).catch(refused);
  response.headers.set("cache-control", "no-store");
  return response;
}

async function answer(ctx: TenantContext, request: Request, url: URL, id: string | undefined, refused: (thrown: unknown) => Response): Promise<Response> {
  assertPermission(ctx, "documents:upload");
  if (request.method === "GET") return Response.json(id === undefined ? { data: await listUnfinishedUploads(ctx) } : await findOwnUpload(ctx, known(id)));
  if (request.method === "PATCH" && request.headers.get("content-type") !== PART_TYPE) throw new AppError("unsupported_type", { userMessage: `Send the bytes as ${PART_TYPE}.` });
  const path = id === undefined ? url.pathname.replace(/\/$/, "") : url.pathname.slice(0, url.pathname.lastIndexOf("/"));
  const extensions = { checksum: CHECKSUM_ALGORITHMS.join(",") };
  return answerTusRequest({ request, path, newId, maxBytes: env().MAX_UPLOAD_MB * 1_000_000, extensions, uploads: uploadsOf(ctx, request), refused });
}

function uploadsOf(ctx: TenantContext, request: Request): TusUploads {
  return {
    begin: async ({ id, size, metadata }) => {
      await consumeLimit("uploads", ctx.organizationId);
      const { expiresAt } = await beginUpload(ctx, id, parseInput(beginUploadSchema, { ...detailsOf(metadata), size }));
      return { id, size, received: 0, expiresAt: new Date(expiresAt) };
    },
    // A server that was killed between the last byte and the document makes up for it when it is asked again.
    find: async (id) => tusUpload(await completed(ctx, await findOwnUpload(ctx, known(id)))),
    append: async (uploadId, offset, body) => {
      const checksum = checksumOf(request.headers.get("upload-checksum"));
      return tusUpload(await appendPart(ctx, { uploadId: known(uploadId), offset, body, ...(checksum ? { checksum } : {}) }));
    },
    finish: async (id) => void (await completed(ctx, await findOwnUpload(ctx, id))),
    remove: (id) => discardUpload(ctx, known(id)),
  };
}

function known(id: string): string {
  if (!isId(id)) throw notFound("upload");
  return id;
}

function tusUpload({ id, size, received, expiresAt }: ResumableUploadDto): TusUpload {
  return { id, size, received, expiresAt: new Date(expiresAt) };
}

function completed(ctx: TenantContext, upload: ResumableUploadDto): ResumableUploadDto | Promise<ResumableUploadDto> {
  if (upload.status === "failed") throw new AppError("gone", { userMessage: upload.reason ?? "This upload was refused." });
  return upload.status === "receiving" && upload.received === upload.size ? finishUpload.execute(ctx, { uploadId: upload.id }) : upload;
}

/** Tags are separated by commas. */
function detailsOf({ filename, filetype: _, ...metadata }: TusMetadata): Record<string, unknown> {
  const details: Record<string, unknown> = { name: filename ?? "" };
  for (const [key, text] of Object.entries(metadata)) if (text) details[key] = key === "tags" ? text.split(",") : text;
  return details;
}

function checksumOf(header: string | null) {
  if (header === null) return null;
  const [name, digest] = header.split(" ");
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (!algorithm || !digest) throw new AppError("invalid_input", { userMessage: `Upload-Checksum must name one of ${CHECKSUM_ALGORITHMS.join(", ")} and the checksum in base64.` });
  return { algorithm, digest };
}

function refusal(thrown: unknown, requestId: string): Response {
  if (isAppError(thrown) && thrown.code === "stale") return new Response(null, { status: CHECKSUM_MISMATCH, statusText: "Checksum Mismatch" });
  const response = problemResponse(thrown, requestId);
  response.headers.set("tus-resumable", "1.0.0");
  return response;
}
