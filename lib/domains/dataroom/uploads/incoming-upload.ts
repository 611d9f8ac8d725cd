import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { openProjectSql } from "@/lib/domains/tenancy/queries/open-project";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { removeParts } from "@/lib/adapters/storage/incoming-parts";
import { env } from "@/lib/kernel/env";
import type { z } from "zod";
import { documentNameOf } from "../document-name";
import { canClassify } from "../policy";
import { getFolder } from "../folders/queries/folder-rows";
import { getDocument } from "../queries/get-document";
import { lockOwnUpload } from "./queries/own-uploads";
import { beginUploadSchema, UPLOAD_WAIT_HOURS } from "./schema";

/** Unfinished uploads of a workspace may together announce this many times the largest document. */
const MOST_UNFINISHED = 200;

/** After it the server waits for the bytes; what the person may not upload is refused before the first one. */
export async function beginUpload(ctx: TenantContext, id: string, given: z.input<typeof beginUploadSchema>): Promise<{ expiresAt: string }> {
  assertPermission(ctx, "documents:upload");
  const input = parseInput(beginUploadSchema, given);
  const { userId } = ctx;
  if (!userId) throw new AppError("forbidden", { userMessage: "Only a person can begin an upload that is resumed." });
  const limit = env().MAX_UPLOAD_MB * 1_000_000;
  if (input.size > limit) {
    throw new AppError("too_large", {
      userMessage: `This document is larger than ${env().MAX_UPLOAD_MB} MB, the limit of this installation. Nothing was stored; split it or ask the operator to raise the limit.`,
    });
  }
  if (input.sensitivity && !canClassify(ctx, input.sensitivity)) {
    throw new AppError("forbidden", { userMessage: "You cannot give a document a sensitivity above your own clearance.", fields: { sensitivity: "above your clearance" } });
  }
  const { documentId, folderId } = input;
  if (documentId) await inTenant(ctx, (tx) => getDocument(tx, documentId));
  return inTenantStatements(ctx, async (tx) => {
    if (folderId) await getFolder(tx, folderId);
    if (!documentId && (await tx.rows(openProjectSql(ctx, input.projectId ?? null))).length === 0) throw notFound("project");
    const [waiting] = await tx.rows<{ bytes: number }>(
      Prisma.sql`SELECT coalesce(sum(size), 0)::float8 AS bytes FROM resumable_uploads WHERE workspace_id = ${ctx.workspaceId}::uuid AND status = 'receiving' AND expires_at > now()`,
    );
    if ((waiting?.bytes ?? 0) + input.size > limit * MOST_UNFINISHED) {
      throw new AppError("quota_exceeded", { userMessage: "Too many uploads of this workspace are unfinished. Finish or cancel some of them, then try again." });
    }
    const expiresAt = new Date(Date.now() + UPLOAD_WAIT_HOURS * 3_600_000);
    await tx.rows(Prisma.sql`INSERT INTO resumable_uploads (id, organization_id, workspace_id, user_id, name, size, details, expires_at, updated_at)
      VALUES (${id}::uuid, ${ctx.organizationId}::uuid, ${ctx.workspaceId}::uuid, ${userId}::uuid, ${documentNameOf(input.name)}, ${input.size},
        ${JSON.stringify({ input })}::jsonb, ${expiresAt}, now())`);
    return { expiresAt: expiresAt.toISOString() };
  });
}

/** After it nothing of an upload is left; a document that came of it stays. */
export async function discardUpload(ctx: TenantContext, uploadId: string): Promise<void> {
  assertPermission(ctx, "documents:upload");
  await inTenantStatements(ctx, async (tx) => {
    await lockOwnUpload(tx, uploadId);
    await tx.rows(Prisma.sql`DELETE FROM resumable_uploads WHERE id = ${uploadId}::uuid`);
  });
  await removeParts(uploadId);
}
