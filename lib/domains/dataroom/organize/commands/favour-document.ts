import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { getDocument } from "../../queries/get-document";
import { documentFavoured } from "../events";
import { favourDocumentSchema } from "../schema";

/** After it the document is among the person's favourites, or no more; nobody else's list changes. */
export const favourDocument = command({
  name: "dataroom.favour-document",
  permission: "documents:read",
  input: favourDocumentSchema,
  records: [documentFavoured],
  run: (ctx, { documentId, favourite }) =>
    inTenant(ctx, async (tx) => {
      const document = await getDocument(tx, documentId);
      const { organizationId, workspaceId, userId } = ctx;
      if (userId === null) throw new AppError("forbidden", { userMessage: "Only a person has favourites." });
      const changed = favourite
        ? await tx.rows(Prisma.sql`INSERT INTO document_favourites (organization_id, workspace_id, document_id, user_id)
            VALUES (${organizationId}::uuid, ${workspaceId}::uuid, ${documentId}::uuid, ${userId}::uuid) ON CONFLICT DO NOTHING RETURNING document_id`)
        : await tx.rows(Prisma.sql`DELETE FROM document_favourites WHERE document_id = ${documentId}::uuid AND user_id = ${userId}::uuid RETURNING document_id`);
      if (changed.length > 0) await tx.record(documentFavoured, { documentId, projectId: document.projectId, name: document.name, favourite });
      return { documentId, favourite };
    }),
});
