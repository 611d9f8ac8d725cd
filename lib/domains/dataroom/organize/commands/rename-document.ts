import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { getDocument } from "../../queries/get-document";
import { documentRenamed } from "../events";
import { renameDocumentSchema } from "../schema";

/** After it the document has this name; its versions keep the names they were uploaded with. */
export const renameDocument = command({
  name: "dataroom.rename-document",
  permission: "documents:upload",
  input: renameDocumentSchema,
  records: [documentRenamed],
  run: (ctx, { documentId, name }) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, documentId, { lock: true });
      if (document.name === name) return { documentId, name };
      await tx.rows(Prisma.sql`UPDATE documents SET name = ${name}, updated_at = now() WHERE id = ${documentId}::uuid`);
      await tx.record(documentRenamed, { documentId, projectId: document.projectId, name, before: document.name, after: name });
      return { documentId, name };
    }),
});
