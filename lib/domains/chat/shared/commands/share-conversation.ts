import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { listStandings } from "@/lib/domains/tenancy/queries/standings";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { getOwnConversation } from "../../queries/conversations";
import { conversationShared } from "../events";
import { shareConversationSchema } from "../schema";

/** After it exactly these people read the conversation besides its owner, and nobody else does any more. */
export const shareConversation = command({
  name: "chat.share-conversation",
  permission: "chat:ask",
  input: shareConversationSchema,
  records: [conversationShared],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const conversation = await getOwnConversation(tx, input.conversationId);
      if (ctx.actor.kind !== "user") throw new AppError("forbidden", { userMessage: "A program's conversations are its own and cannot be shared." });
      const conversationId = conversation.id;
      const before = await tx.db.conversationReader.findMany({ where: { conversationId }, select: { userId: true } });
      const readers = input.shared === "chosen" ? [...new Set(input.userIds)].filter((id) => id !== ctx.actor.id) : [];
      const people = new Set((await listStandings(tx)).map(({ userId }) => userId));
      if (readers.some((id) => !people.has(id))) throw notFound("member");
      await tx.db.conversationReader.deleteMany({ where: { conversationId } });
      const common = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId, conversationId };
      if (readers.length > 0) await tx.db.conversationReader.createMany({ data: readers.map((userId) => ({ ...common, userId })) });
      await tx.db.conversation.update({ where: { id: conversationId }, data: { shared: input.shared, updatedAt: new Date(conversation.updatedAt) }, select: { id: true } });
      const kept = new Set(readers);
      const former = conversation.shared === "everyone" ? null : before.map(({ userId }) => userId).filter((id) => !kept.has(id));
      await tx.record(conversationShared, { conversationId, shared: input.shared, readers, lost: input.shared === "everyone" ? [] : former });
      return { conversationId };
    }),
});
