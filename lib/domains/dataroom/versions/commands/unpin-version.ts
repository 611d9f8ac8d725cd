import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { getDocument } from "../../queries/get-document";
import { documentIdSchema } from "../../schema";
import { versionUnpinned } from "../events";
import { newestReadyVersion } from "../queries";

/** After it the newest version that is ready answers again; the index follows from the event. */
export const unpinVersion = command({
  name: "dataroom.unpin-version",
  permission: "documents:upload",
  input: documentIdSchema,
  records: [versionUnpinned],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { lock: true });
      const { id: documentId, projectId, name, pinnedVersionId: before } = document;
      if (!before) return { id: documentId, pinnedVersionId: null };
      await tx.db.document.update({ where: { id: documentId }, data: { pinnedVersionId: null }, select: { id: true } });
      const next = await newestReadyVersion(tx, documentId);
      const answering = next ?? { id: before, number: document.version };
      await tx.record(versionUnpinned, { documentId, versionId: answering.id, projectId, name, number: answering.number, before });
      return { id: documentId, pinnedVersionId: null };
    }),
});
