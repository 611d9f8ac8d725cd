import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { dropObject } from "@/lib/adapters/storage/drop-object";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { documentVersionUploaded } from "../../events";
import { getDocument, type VersionFile } from "../../queries/get-document";
import { assertScanned } from "../../scan-state";
import { insertVersion } from "../../version-bytes";
import { versionRestored } from "../events";
import { getVersion } from "../queries";
import { type RestoredVersionDto, versionSchema } from "../schema";

/** After it the document has a newer version with the older one's bytes, a copy of its own, which answers once it is ready. */
export const restoreVersion = command({
  name: "dataroom.restore-version",
  permission: "documents:upload",
  input: versionSchema,
  records: [documentVersionUploaded, versionRestored],
  run: async (ctx, input): Promise<RestoredVersionDto> => {
    const { documentId } = input;
    const old = await inTenant(ctx, async (tx) => {
      const file = await getVersion(tx, input);
      assertScanned(file);
      if ((await getDocument(tx, documentId)).versionId === file.id) {
        throw new AppError("conflict", { userMessage: `Version ${file.number} is the newest one already. Nothing was changed.` });
      }
      return file;
    });
    await consumeLimit("uploads", ctx.organizationId);
    const versionId = newId();
    const storageKey = await copyBytes(ctx, old, versionId);
    try {
      return await inTenant(ctx, async (tx) => {
        const document = await getDocument(tx, documentId, { lock: true });
        const { kind, mimeType, size, sha256, note, originalName } = await getVersion(tx, input);
        const number = document.version + 1;
        await insertVersion(tx, { documentId, versionId, number, name: originalName, received: { storageKey, size, sha256, kind, mimeType, note } });
        await tx.db.document.update({ where: { id: documentId }, data: { latestVersionId: versionId }, select: { id: true } });
        const facts = { documentId, versionId, projectId: document.projectId, name: document.name, number };
        await tx.record(versionRestored, { ...facts, from: old.number });
        await tx.record(documentVersionUploaded, { ...facts, sha256, size });
        return { id: documentId, versionId, number, from: old.number };
      });
    } catch (error) {
      await dropObject(tenantStorage(ctx).storage, storageKey);
      throw error;
    }
  },
});

/** A copy, so that no version's bytes hang on another's; bytes that are not what was uploaded then do not come back. */
async function copyBytes(ctx: TenantContext, old: VersionFile, versionId: string): Promise<string> {
  const { storage, versionKey } = tenantStorage(ctx);
  const key = versionKey(old.documentId, versionId);
  const copy = await storage.put(key, await storage.get(old.storageKey), { maxBytes: Math.max(1, old.size) });
  if (copy.sha256 === old.sha256) return key;
  await dropObject(storage, key);
  throw new AppError("unsafe_document", {
    message: `stored bytes of version ${old.id} differ from its checksum`,
    userMessage: `The stored bytes of version ${old.number} are not those that were uploaded: their checksum differs. It was not restored and nothing else was changed; tell your operator.`,
  });
}
