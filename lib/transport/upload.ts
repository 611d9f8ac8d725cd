import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import type { UploadResultDto } from "@/lib/domains/dataroom/schema";
import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { bodyPieces } from "@/lib/kernel/request-body";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

/** A raw body streamed to storage; the rest stands in the query. */
export async function receiveUpload(ctx: TenantContext, request: Request, query: URLSearchParams): Promise<UploadResultDto> {
  const name = query.get("name") ?? "";
  assertDeclaredSize(request, env().MAX_UPLOAD_MB * 1_000_000);
  await consumeLimit("uploads", ctx.organizationId);
  // A request without a body is an empty document, and refused as one.
  const body = bodyPieces(request);
  const documentId = query.get("documentId");
  if (documentId) return uploadVersion.execute(ctx, { documentId, name, body });
  const sensitivity = SENSITIVITIES.find((level) => level === query.get("sensitivity"));
  const projectId = query.get("projectId");
  const folderId = query.get("folderId");
  const relativePath = query.get("relativePath");
  const place = { ...(folderId ? { folderId } : {}), ...(relativePath ? { relativePath } : {}) };
  return uploadDocument.execute(ctx, { name, body, ...place, ...(projectId ? { projectId } : {}), ...(sensitivity ? { sensitivity } : {}) });
}

/** What says it is too large is refused before a byte is read. */
export function assertDeclaredSize(request: Request, limit: number): void {
  if (Number(request.headers.get("content-length") ?? 0) > limit) {
    throw new AppError("too_large", { userMessage: `This document is larger than ${Math.floor(limit / 1_000_000)} MB, the limit of this installation. Nothing was stored; split it or ask the operator to raise the limit.` });
  }
}
