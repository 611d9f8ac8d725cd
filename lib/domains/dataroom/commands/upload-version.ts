import "server-only";
import { sniffKind } from "@/lib/adapters/extraction/file-kind";
import { dropObject } from "@/lib/adapters/storage/drop-object";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { documentNameOf } from "../document-name";
import { documentVersionUploaded } from "../events";
import { getDocument } from "../queries/get-document";
import { type UploadResultDto, uploadVersionSchema } from "../schema";
import { insertVersion, receiveBytes } from "../version-bytes";

/** After it the document has a newer version, which answers once it is ready; the same bytes again change nothing. */
export const uploadVersion = command({
  name: "dataroom.upload-version",
  permission: "documents:upload",
  input: uploadVersionSchema,
  records: [documentVersionUploaded],
  run: async (ctx, input): Promise<UploadResultDto> => {
    const { documentId } = input;
    await inTenant(ctx, (tx) => getDocument(tx, documentId));
    const versionId = newId();
    const name = documentNameOf(input.name);
    const received = await receiveBytes(ctx, { documentId, versionId }, name, input.body, { maxBytes: env().MAX_UPLOAD_MB * 1_000_000, sniff: sniffKind });
    const { storage } = tenantStorage(ctx);
    try {
      const result = await inTenant(ctx, async (tx): Promise<UploadResultDto> => {
        const document = await getDocument(tx, documentId, { lock: true });
        if (document.sha256 === received.sha256) {
          return { id: documentId, versionId: document.versionId, name: document.name, status: document.status, duplicate: true };
        }
        const number = document.version + 1;
        await insertVersion(tx, { documentId, versionId, number, name, received });
        await tx.db.document.update({ where: { id: documentId }, data: { latestVersionId: versionId }, select: { id: true } });
        await tx.record(documentVersionUploaded, {
          documentId,
          versionId,
          projectId: document.projectId,
          name: document.name,
          number,
          sha256: received.sha256,
          size: received.size,
        });
        return { id: documentId, versionId, name: document.name, status: "queued", duplicate: false };
      });
      if (result.duplicate) await dropObject(storage, received.storageKey);
      return result;
    } catch (error) {
      await dropObject(storage, received.storageKey);
      throw error;
    }
  },
});
