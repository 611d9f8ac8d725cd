import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { scopeChanged } from "../events";
import { getOwnConversation } from "../queries/conversations";
import { changeScopeSchema } from "../schema";
import { assertScope } from "../scope";

/** After it the next questions of the conversation look only there; answers that stand are as they were. */
export const changeScope = command({
  name: "chat.change-scope",
  permission: "chat:ask",
  input: changeScopeSchema,
  records: [scopeChanged],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const { id, documentIds, updatedAt } = await getOwnConversation(tx, input.conversationId);
      const scope = { projectId: input.projectId ?? null, documentIds: [...new Set(input.documentIds)] };
      // What it looked in already may have gone since; that is no reason to refuse the rest.
      await assertScope(tx, { ...scope, documentIds: scope.documentIds.filter((one) => !documentIds.includes(one)) });
      await tx.db.conversation.update({ where: { id }, data: { ...scope, updatedAt: new Date(updatedAt) }, select: { id: true } });
      await tx.record(scopeChanged, { conversationId: id, ...scope });
      return { conversationId: id };
    }),
});
