import "server-only";
import type { z } from "zod";
import { sniffKind } from "@/lib/adapters/extraction/file-kind";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { getDefaultProject, getProject } from "@/lib/domains/tenancy/queries/projects";
import type { ProjectDto } from "@/lib/domains/tenancy/schema";
import { AppError } from "@/lib/kernel/app-error";
import { command, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { documentNameOf } from "../document-name";
import { documentVersionUploaded } from "../events";
import { canClassify, defaultSensitivity } from "../policy";
import { findDuplicate } from "../queries/find-duplicate";
import { uploadDetailsSchema, type UploadResultDto, uploadDocumentSchema } from "../schema";
import { insertVersion, receiveBytes } from "../version-bytes";

/** After it the bytes are stored and a document with version 1 waits for the worker; or the same document was here already. */
export const uploadDocument = command({
  name: "dataroom.upload-document",
  permission: "documents:upload",
  input: uploadDocumentSchema,
  records: [documentVersionUploaded],
  run: async (ctx, input): Promise<UploadResultDto> => {
    const early = input.late ? null : await admit(ctx, input);
    const ids = { documentId: newId(), versionId: newId() };
    const name = documentNameOf(input.name);
    const received = await receiveBytes(ctx, ids, name, input.body, { maxBytes: env().MAX_UPLOAD_MB * 1_000_000, sniff: sniffKind });
    const stored = tenantStorage(ctx);
    try {
      const details = input.late ? parseInput(uploadDetailsSchema, await input.late(received)) : input;
      const project = early ?? (await admit(ctx, details));
      const result = await inTenant(ctx, async (tx) => {
        await lockContent(tx, project.id, received.sha256);
        const duplicate = await findDuplicate(tx, { projectId: project.id, sha256: received.sha256 });
        if (duplicate) return duplicate;
        await getProject(tx, project.id);
        await tx.db.document.create({
          data: {
            id: ids.documentId,
            organizationId: ctx.organizationId,
            workspaceId: ctx.workspaceId,
            projectId: project.id,
            name,
            sensitivity: sensitivityLevel(details.sensitivity ?? defaultSensitivity(ctx)),
            tags: [...new Set(details.tags)],
            createdBy: ctx.userId,
            currentVersionId: ids.versionId,
            latestVersionId: ids.versionId,
          },
          select: { id: true },
        });
        await insertVersion(tx, { ...ids, number: 1, name, received });
        await tx.record(documentVersionUploaded, { ...ids, projectId: project.id, name, number: 1, sha256: received.sha256, size: received.size });
        return { id: ids.documentId, versionId: ids.versionId, name, status: "queued" as const, duplicate: false };
      });
      if (result.duplicate) await stored.storage.delete(received.storageKey);
      return result;
    } catch (error) {
      await stored.storage.delete(received.storageKey);
      throw error;
    }
  },
});

/** The project it goes to; refuses what the actor may not do. */
async function admit(ctx: TenantContext, details: z.output<typeof uploadDetailsSchema>): Promise<ProjectDto> {
  if (details.sensitivity && !canClassify(ctx, details.sensitivity)) {
    throw new AppError("forbidden", { userMessage: "You cannot give a document a sensitivity above your own clearance.", fields: { sensitivity: "above your clearance" } });
  }
  return inTenant(ctx, (tx) => (details.projectId ? getProject(tx, details.projectId) : getDefaultProject(tx)));
}

/** Two uploads of the same bytes at once must meet: the second waits and finds the first. */
async function lockContent(tx: TenantTx, projectId: string, sha256: string): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${projectId}:${sha256}`}, 0))`;
}
