import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { getDocument } from "../../queries/get-document";
import { documentTagged } from "../events";
import { tagDocumentSchema } from "../schema";

/** After it the document has the tags added and not those removed; the others stay. */
export const tagDocument = command({
  name: "dataroom.tag-document",
  permission: "documents:upload",
  input: tagDocumentSchema,
  records: [documentTagged],
  run: (ctx, { documentId, add, remove }) =>
    inTenant(ctx, async (tx) => {
      const { tags: before, projectId, name } = await getDocument(tx, documentId, { lock: true });
      const after = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...add])];
      if (after.length > 20) throw new AppError("invalid_input", { userMessage: "A document has at most 20 tags. Nothing was changed.", fields: { add: "too many tags" } });
      if (before.join("\n") === after.join("\n")) return { documentId, tags: after };
      await tx.rows(Prisma.sql`UPDATE documents SET tags = ${after}::text[], updated_at = now() WHERE id = ${documentId}::uuid`);
      await tx.record(documentTagged, { documentId, projectId, name, before, after });
      return { documentId, tags: after };
    }),
});
