import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import { documentClassified } from "../../events";
import { suggestionAccepted } from "../events";
import { saveDecision, suggestionToDecide } from "../queries";
import { acceptSuggestionSchema } from "../schema";

/** After it the document has the suggested level: who lacks the clearance sees it no more from the next request on. */
export const acceptSuggestion = command({
  name: "dataroom.accept-suggestion",
  permission: "documents:classify",
  input: acceptSuggestionSchema,
  records: [suggestionAccepted, documentClassified],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const { document, suggested } = await suggestionToDecide(tx, input);
      const { id: documentId, versionId, projectId, name, sensitivity: before } = document;
      await tx.db.document.update({ where: { id: documentId }, data: { sensitivity: sensitivityLevel(suggested) }, select: { id: true } });
      await saveDecision(tx, versionId, "accepted");
      await tx.record(suggestionAccepted, { documentId, versionId, projectId, name, suggested, before, after: suggested });
      await tx.record(documentClassified, { documentId, projectId, name, before, after: suggested, reason: null });
      return { documentId, sensitivity: suggested };
    }),
});
