import "server-only";
import { z } from "zod";
import { type FormFile, readMultipart } from "@/lib/adapters/multipart/multipart-form";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import type { UploadResultDto } from "@/lib/domains/dataroom/schema";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";
import { idParam } from "../params";
import { assertDeclaredSize } from "../upload";
import { apiStatus } from "./documents";
import { type Claim, idempotently } from "./idempotency";
import { optionalId } from "./query";

/** Bytes of a form beside its file. */
const ENVELOPE = 100_000;
const FORM = { file: "file", fields: ["projectId", "folderId", "relativePath", "sensitivity", "tags"], repeatable: ["tags"] };

/** The bytes go straight to storage; the form's fields are read when all of it has arrived, so their order does not matter. */
export async function receiveApiDocument(ctx: TenantContext, request: Request): Promise<Response> {
  await admit(ctx, request);
  return idempotently(ctx, request, async (claim) => answerOf(await readMultipart(request, FORM, (file) => upload(ctx, file, claim))), (answer) => assertStillSeen(ctx, answer.body));
}

/** Who may not read documents was told no more than what he sent; a duplicate is somebody else's. */
async function assertStillSeen(ctx: TenantContext, body: unknown): Promise<void> {
  const { id, duplicate } = parseInput(z.object({ id: z.uuid(), duplicate: z.boolean() }), body);
  if (duplicate || ctx.permissions.has("documents:read")) await inTenant(ctx, (tx) => getDocument(tx, id));
}

export async function receiveApiVersion(ctx: TenantContext, request: Request, documentId: string): Promise<Response> {
  await admit(ctx, request);
  const id = idParam(documentId, "document");
  const result = await readMultipart(request, { file: "file", fields: [] }, (file) => uploadVersion.execute(ctx, { documentId: id, name: file.name, body: file.bytes }));
  const { status, body } = answerOf(result);
  return Response.json(body, { status, headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
}

async function admit(ctx: TenantContext, request: Request): Promise<void> {
  assertPermission(ctx, "documents:upload");
  assertDeclaredSize(request, env().MAX_UPLOAD_MB * 1_000_000 + ENVELOPE);
  await consumeLimit("uploads", ctx.organizationId);
}

function upload(ctx: TenantContext, file: FormFile, claim: Claim): Promise<UploadResultDto> {
  return uploadDocument.execute(ctx, {
    name: file.name,
    body: file.bytes,
    late: async ({ sha256 }) => {
      const details = detailsOf(file);
      await claim([file.name, sha256, details]);
      return details;
    },
  });
}

function detailsOf({ fields }: FormFile) {
  const one = (name: string): string | undefined => fields.get(name)?.[0]?.trim() || undefined;
  const folderId = optionalId(one("folderId"), "folder");
  const projectId = optionalId(one("projectId"), "project");
  const given = one("sensitivity");
  const sensitivity = SENSITIVITIES.find((level) => level === given);
  if (given && !sensitivity) {
    const userMessage = `sensitivity: use one of ${SENSITIVITIES.join(", ")}.`;
    throw new AppError("invalid_input", { userMessage, fields: { sensitivity: userMessage } });
  }
  const tags = (fields.get("tags") ?? []).flatMap((value) => value.split(",")).map((tag) => tag.trim()).filter((tag) => tag !== "");
  return { ...(projectId ? { projectId } : {}), ...(folderId ? { folderId } : {}), ...(one("relativePath") ? { relativePath: one("relativePath") } : {}), ...(sensitivity ? { sensitivity } : {}), ...(tags.length > 0 ? { tags } : {}) };
}

function answerOf(result: UploadResultDto) {
  return { status: result.duplicate ? 200 : 201, body: { ...result, status: apiStatus(result.status) } };
}
