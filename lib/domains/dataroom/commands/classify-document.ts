import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { sensitivityLevel, sensitivityName } from "@/lib/kernel/sensitivity";
import { documentClassified } from "../events";
import { lockTree } from "../folders/queries/folder-rows";
import { floorOf } from "../folders/queries/folder-tree";
import { canClassify, needsReason } from "../policy";
import { getDocument } from "../queries/get-document";
import { classifyDocumentSchema } from "../schema";

/** After it the document has this sensitivity: who lacks the clearance sees it no more from the next request on. */
export const classifyDocument = command({
  name: "dataroom.classify-document",
  permission: "documents:classify",
  input: classifyDocumentSchema,
  records: [documentClassified],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      // Its tree first: what the folder asks for does not change meanwhile.
      const { projectId } = await getDocument(tx, input.documentId);
      await lockTree(tx, projectId);
      const document = await getDocument(tx, input.documentId, { lock: true });
      if (document.projectId !== projectId) throw new AppError("conflict", { userMessage: "The document was moved in this moment. Look where it lies now; its level was not changed." });
      const { documentId, sensitivity: after } = input;
      const before = document.sensitivity;
      if (!canClassify(ctx, after)) {
        const userMessage = "You cannot give a document a sensitivity above your own clearance. Nothing was changed.";
        throw new AppError("forbidden", { userMessage, fields: { sensitivity: "above your clearance" } });
      }
      if (before === after) return { documentId, sensitivity: after };
      const floor = sensitivityName(await floorOf(tx, document.folderId));
      if (needsReason(floor, after)) {
        const userMessage = `Its folder asks for at least ${floor}, so nobody can give the document less. Move it to another folder or change what the folder asks for; nothing was changed.`;
        throw new AppError("conflict", { userMessage, fields: { sensitivity: `at least ${floor}` } });
      }
      const reason = input.reason ?? "";
      if (needsReason(before, after) && reason === "") {
        throw new AppError("invalid_input", { userMessage: "Say why more people may read this document.", fields: { reason: "Enter a reason." } });
      }
      await tx.db.document.update({ where: { id: documentId }, data: { sensitivity: sensitivityLevel(after) }, select: { id: true } });
      await tx.record(documentClassified, { documentId, projectId: document.projectId, name: document.name, before, after, reason: reason || null });
      return { documentId, sensitivity: after };
    }),
});
