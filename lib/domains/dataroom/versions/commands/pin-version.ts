import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { getDocument } from "../../queries/get-document";
import { versionPinned } from "../events";
import { getVersion } from "../queries";
import { versionSchema } from "../schema";

/** After it answers, search and the viewer stay with this version, whatever is uploaded later; the index follows from the event. */
export const pinVersion = command({
  name: "dataroom.pin-version",
  permission: "documents:upload",
  input: versionSchema,
  records: [versionPinned],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { lock: true });
      const version = await getVersion(tx, input);
      if (document.pinnedVersionId === version.id) return { id: document.id, pinnedVersionId: version.id };
      if (version.status !== "ready") {
        throw new AppError("conflict", { userMessage: `Version ${version.number} is not ready, so it cannot answer. Pin it once it has been processed.` });
      }
      await tx.db.document.update({ where: { id: document.id }, data: { pinnedVersionId: version.id }, select: { id: true } });
      const { id: documentId, projectId, name, pinnedVersionId: before } = document;
      await tx.record(versionPinned, { documentId, versionId: version.id, projectId, name, number: version.number, before });
      return { id: documentId, pinnedVersionId: version.id };
    }),
});
