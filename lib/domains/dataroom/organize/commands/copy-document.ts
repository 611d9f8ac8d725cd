import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { dropObject } from "@/lib/adapters/storage/drop-object";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { documentVersionUploaded } from "../../events";
import { getDocument, getVersionFile } from "../../queries/get-document";
import type { UploadResultDto } from "../../schema";
import { assertScanned } from "../../scan-state";
import { insertVersion } from "../../version-bytes";
import { documentCopied } from "../events";
import { choosePlace } from "../placement";
import { copyDocumentSchema } from "../schema";

/** After it a new document has the bytes that answered in the old one, as version 1, and the old one's guards. */
export const copyDocument = command({
  name: "dataroom.copy-document",
  permission: "documents:upload",
  input: copyDocumentSchema,
  records: [documentCopied, documentVersionUploaded],
  run: async (ctx, { documentId: from, name: given, ...to }): Promise<UploadResultDto> => {
    const source = await inTenant(ctx, (tx) => getVersionFile(tx, { documentId: from }));
    // A copy of what the scanner refused would be a clean one wherever no scanner looks any more.
    assertScanned(source);
    await consumeLimit("uploads", ctx.organizationId);
    const { storage, versionKey } = tenantStorage(ctx);
    const ids = { documentId: newId(), versionId: newId() };
    const storageKey = versionKey(ids.documentId, ids.versionId);
    const stored = await storage.put(storageKey, await storage.get(source.storageKey), { maxBytes: source.size });
    try {
      if (stored.sha256 !== source.sha256) throw new AppError("conflict", { userMessage: "The stored bytes are not those that were uploaded. Nothing was copied; tell the operator." });
      return await inTenant(ctx, async (tx) => {
        const seen = await getDocument(tx, from);
        await choosePlace(tx, { ...seen, sensitivity: sensitivityLevel(seen.sensitivity) }, to);
        // Locked after its tree, so that its guards cannot change before the copy has them.
        const document = await getDocument(tx, from, { lock: true });
        const place = await choosePlace(tx, { ...document, sensitivity: sensitivityLevel(document.sensitivity) }, to);
        const name = given ?? document.name;
        await tx.rows(Prisma.sql`INSERT INTO documents (id, organization_id, workspace_id, project_id, name, sensitivity, tags, folder_id, created_by, current_version_id, latest_version_id, updated_at)
          VALUES (${ids.documentId}::uuid, ${ctx.organizationId}::uuid, ${ctx.workspaceId}::uuid, ${place.projectId}::uuid, ${name}, ${place.sensitivity}, ${document.tags}::text[], ${place.folderId}::uuid,
            ${ctx.userId}::uuid, ${ids.versionId}::uuid, ${ids.versionId}::uuid, now())`);
        await tx.rows(Prisma.sql`INSERT INTO document_departments (organization_id, workspace_id, document_id, department_id)
          SELECT organization_id, workspace_id, ${ids.documentId}::uuid, department_id FROM document_departments WHERE document_id = ${from}::uuid`);
        await insertVersion(tx, { ...ids, number: 1, name: source.documentName, received: { ...source, storageKey, note: document.note } });
        const { projectId, folderId, raisedTo } = place;
        await tx.record(documentCopied, { documentId: ids.documentId, projectId, name, from, after: { projectId, folderId }, raisedTo });
        await tx.record(documentVersionUploaded, { ...ids, projectId, name, number: 1, sha256: source.sha256, size: source.size });
        return { id: ids.documentId, versionId: ids.versionId, name, status: "queued", duplicate: false };
      });
    } catch (error) {
      await dropObject(storage, storageKey);
      throw error;
    }
  },
});
