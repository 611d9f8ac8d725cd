import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { getDocument } from "../../queries/get-document";
import { documentMoved } from "../events";
import { choosePlace } from "../placement";
import { moveDocumentSchema } from "../schema";

/** After it the document lies there, guarded no less than before. */
export const moveDocument = command({
  name: "dataroom.move-document",
  permission: "documents:upload",
  input: moveDocumentSchema,
  records: [documentMoved],
  run: (ctx, { documentId, ...to }) =>
    inTenant(ctx, async (tx) => {
      // The tree before the document: whoever changes a tree locks its documents after it.
      const seen = await getDocument(tx, documentId);
      await choosePlace(tx, { ...seen, sensitivity: sensitivityLevel(seen.sensitivity) }, to);
      const document = await getDocument(tx, documentId, { lock: true });
      const place = await choosePlace(tx, { ...document, sensitivity: sensitivityLevel(document.sensitivity) }, to);
      const [before, after] = [document, place].map(({ projectId, folderId }) => ({ projectId, folderId }));
      if (!before || !after || (before.projectId === after.projectId && before.folderId === after.folderId)) return { documentId, ...place };
      await tx.rows(Prisma.sql`UPDATE documents SET project_id = ${place.projectId}::uuid, folder_id = ${place.folderId}::uuid, sensitivity = ${place.sensitivity}, updated_at = now() WHERE id = ${documentId}::uuid`);
      await tx.record(documentMoved, { documentId, projectId: place.projectId, name: document.name, before, after, raisedTo: place.raisedTo });
      return { documentId, ...place };
    }),
});
