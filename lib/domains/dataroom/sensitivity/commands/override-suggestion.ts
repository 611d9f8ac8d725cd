import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { suggestionOverridden } from "../events";
import { saveDecision, suggestionToDecide } from "../queries";
import { overrideSuggestionSchema } from "../schema";

/** After it the document keeps its level, and the audit log says why. */
export const overrideSuggestion = command({
  name: "dataroom.override-suggestion",
  permission: "documents:classify",
  input: overrideSuggestionSchema,
  records: [suggestionOverridden],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const { document, suggested } = await suggestionToDecide(tx, input);
      const { id: documentId, versionId, projectId, name, sensitivity } = document;
      await saveDecision(tx, versionId, "overridden");
      await tx.record(suggestionOverridden, { documentId, versionId, projectId, name, suggested, before: sensitivity, after: sensitivity, reason: input.reason });
      return { documentId, sensitivity };
    }),
});
