import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { documentLimited } from "../events";
import { staysInSight } from "../policy";
import { listDocumentDepartments, replaceDocumentDepartments } from "../queries/document-departments";
import { getDocument } from "../queries/get-document";
import { limitDocumentSchema } from "../schema";

/** After it only members of these departments see the document, from the next request on; with none of them, everybody whom the other rules allow. */
export const limitDocument = command({
  name: "dataroom.limit-document",
  permission: "documents:limit",
  input: limitDocumentSchema,
  records: [documentLimited],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, input.documentId, { lock: true });
      const after = [...new Set(input.departmentIds)].sort();
      const before = await listDocumentDepartments(tx, document.id);
      await replaceDocumentDepartments(tx, document.id, after);
      if (!input.confirmed && !staysInSight(ctx, after)) {
        const userMessage = "You belong to none of these departments and would not see the document any more. Nothing was changed; confirm to go on.";
        throw new AppError("conflict", { userMessage, fields: { confirmed: "You would not see the document any more." } });
      }
      if (before.join() !== after.join()) {
        await tx.record(documentLimited, { documentId: document.id, projectId: document.projectId, name: document.name, before, after });
      }
      return { documentId: document.id, departmentIds: after };
    }),
});
