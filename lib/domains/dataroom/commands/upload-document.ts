import "server-only";
import type { z } from "zod";
import { sniffKind } from "@/lib/adapters/extraction/file-kind";
import { dropObject } from "@/lib/adapters/storage/drop-object";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { openProjectSql } from "@/lib/domains/tenancy/queries/open-project";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { documentNameOf } from "../document-name";
import { documentVersionUploaded } from "../events";
import { folderCreated } from "../folders/events";
import { folderForPath } from "../folders/folder-insert";
import { foldersOfPath } from "@/lib/kernel/folder-path";
import { getFolder } from "../folders/queries/folder-rows";
import { floorOf } from "../folders/queries/folder-tree";
import { canClassify, defaultSensitivity } from "../policy";
import { findDuplicate } from "../queries/find-duplicate";
import { uploadDetailsSchema, type UploadResultDto, uploadDocumentSchema } from "../schema";
import { insertVersion, receiveBytes } from "../version-bytes";

/** After it the bytes are stored and a document with version 1 waits for the worker; or the same document was here already. */
export const uploadDocument = command({
  name: "dataroom.upload-document",
  permission: "documents:upload",
  input: uploadDocumentSchema,
  records: [documentVersionUploaded, folderCreated],
  run: async (ctx, input): Promise<UploadResultDto> => {
    const early = input.late ? null : await admit(ctx, input);
    const ids = { documentId: newId(), versionId: newId() };
    const name = documentNameOf(input.name);
    const received = await receiveBytes(ctx, ids, name, input.body, { maxBytes: env().MAX_UPLOAD_MB * 1_000_000, sniff: sniffKind });
    const stored = tenantStorage(ctx);
    try {
      const details = input.late ? parseInput(uploadDetailsSchema, await input.late(received)) : input;
      const projectId = early ?? (await admit(ctx, details));
      const result = await inTenantStatements(ctx, async (tx) => {
        await lockContent(tx, projectId, received.sha256);
        const duplicate = await findDuplicate(tx, { projectId, sha256: received.sha256 });
        if (duplicate) return duplicate;
        if ((await tx.rows(openProjectSql(ctx, projectId))).length === 0) throw notFound("project");
        const place = await folderForPath(tx, { projectId, folderId: details.folderId ?? null }, details.relativePath ?? "");
        const asked = sensitivityLevel(details.sensitivity ?? defaultSensitivity(ctx));
        const sensitivity = Math.max(asked, await floorOf(tx, place.folderId));
        await tx.rows(Prisma.sql`INSERT INTO documents (id, organization_id, workspace_id, project_id, name, sensitivity, tags, folder_id, created_by, current_version_id, latest_version_id, updated_at)
          VALUES (${ids.documentId}::uuid, ${ctx.organizationId}::uuid, ${ctx.workspaceId}::uuid, ${projectId}::uuid, ${name}, ${sensitivity}, ${[...new Set(details.tags)]}::text[], ${place.folderId}::uuid,
            ${ctx.userId}::uuid, ${ids.versionId}::uuid, ${ids.versionId}::uuid, now())`);
        await insertVersion(tx, { ...ids, number: 1, name, received });
        for (const { id: folderId, name: folderName, parentId } of place.created) await tx.record(folderCreated, { folderId, projectId, parentId, name: folderName });
        await tx.record(documentVersionUploaded, { ...ids, projectId, name, number: 1, sha256: received.sha256, size: received.size, ...(sensitivity > asked ? { raisedTo: sensitivity } : {}) });
        return { id: ids.documentId, versionId: ids.versionId, name, status: "queued" as const, duplicate: false };
      });
      if (result.duplicate) await dropObject(stored.storage, received.storageKey);
      return result;
    } catch (error) {
      await dropObject(stored.storage, received.storageKey);
      throw error;
    }
  },
});

/** The project it goes to; refuses what the actor may not do. */
async function admit(ctx: TenantContext, details: z.output<typeof uploadDetailsSchema>): Promise<string> {
  if (details.sensitivity && !canClassify(ctx, details.sensitivity)) {
    throw new AppError("forbidden", { userMessage: "You cannot give a document a sensitivity above your own clearance.", fields: { sensitivity: "above your clearance" } });
  }
  if (details.relativePath) foldersOfPath(details.relativePath);
  const { folderId } = details;
  const folder = folderId ? await inTenantStatements(ctx, (tx) => getFolder(tx, folderId)) : null;
  const [project] = await tenantRows<{ id: string }>(ctx, openProjectSql(ctx, folder?.projectId ?? details.projectId ?? null));
  if (!project || (folder && details.projectId && details.projectId !== folder.projectId)) throw notFound("project");
  return project.id;
}

/** Two uploads of the same bytes at once must meet: the second waits and finds the first. */
async function lockContent(tx: TenantStatements, projectId: string, sha256: string): Promise<void> {
  await tx.rows(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${projectId}:${sha256}`}, 0))`);
}
