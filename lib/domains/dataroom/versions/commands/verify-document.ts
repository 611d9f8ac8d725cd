import "server-only";
import { verifyObject } from "@/lib/adapters/storage/verify-object";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { getDocument } from "../../queries/get-document";
import { documentIdSchema } from "../../schema";
import { documentVerified } from "../events";
import { listStoredVersions } from "../queries";
import type { VerifiedDocumentDto } from "../schema";

/** Bytes of all versions together that are read while somebody waits. */
const MAX_BYTES = 1_000_000_000;

/** After it every version's stored bytes were read and compared with the checksum of their upload; nothing is changed. */
export const verifyDocument = command({
  name: "dataroom.verify-document",
  permission: "documents:read",
  input: documentIdSchema,
  records: [documentVerified],
  run: async (ctx, input): Promise<VerifiedDocumentDto> => {
    const stored = await inTenant(ctx, (tx) => listStoredVersions(tx, input.documentId));
    if (stored.reduce((sum, version) => sum + version.size, 0) > MAX_BYTES) {
      throw new AppError("too_large", {
        userMessage: "The versions of this document are larger than 1 GB together, too much to check while you wait. Your operator can check them with “verify-storage”.",
      });
    }
    const versions: VerifiedDocumentDto["versions"] = [];
    for (const { id, number, ...expected } of stored) {
      versions.push({ versionId: id, number, integrity: await verifyObject(objectStorage(), expected) });
    }
    const of = (integrity: string) => versions.filter((version) => version.integrity === integrity).map((version) => version.versionId);
    await inTenant(ctx, async (tx) => {
      const { id: documentId, projectId, name } = await getDocument(tx, input.documentId);
      await tx.record(documentVerified, { documentId, projectId, name, versions: versions.length, altered: of("altered"), missing: of("missing") });
    });
    return { id: input.documentId, versions };
  },
});
