import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { breakGlassRequested } from "../events";
import { REQUEST_HOURS } from "../policy";
import { requestBreakGlassSchema } from "../schema";

/** After it a request to read somebody else's conversation waits for a second person's decision, for a day. */
export const requestBreakGlass = command({
  name: "chat.request-break-glass",
  permission: "access:requestBreakGlass",
  input: requestBreakGlassSchema,
  records: [breakGlassRequested],
  run: (ctx, { conversationId, reason }) =>
    inTenant(ctx, async (tx) => {
      if (ctx.actor.kind !== "user") throw notFound("conversation");
      const requestedBy = ctx.actor.id;
      // Two requests at once must meet: the second waits here and finds the first.
      await tx.db.$executeRaw`SELECT 1 FROM conversations WHERE id = ${conversationId}::uuid FOR UPDATE`;
      const conversation = await tx.db.conversation.findFirst({ where: { id: conversationId, workspaceId: ctx.workspaceId, deletedAt: null }, select: { ownerId: true } });
      if (!conversation) throw notFound("conversation");
      if (conversation.ownerId === requestedBy) throw new AppError("conflict", { userMessage: "This conversation is your own; open it under Ask." });
      const open = await tx.db.breakGlassRequest.findFirst({
        where: { conversationId, requestedBy, status: { in: ["pending", "approved"] }, expiresAt: { gt: new Date() } },
        select: { id: true },
      });
      if (open) throw new AppError("conflict", { userMessage: "You have asked for this conversation already. Wait for the decision, or end that request first." });
      const requestId = newId();
      await tx.db.breakGlassRequest.create({
        data: {
          id: requestId,
          organizationId: ctx.organizationId,
          workspaceId: ctx.workspaceId,
          conversationId,
          requestedBy,
          reason,
          expiresAt: new Date(Date.now() + REQUEST_HOURS * 3_600_000),
        },
        select: { id: true },
      });
      await tx.record(breakGlassRequested, { requestId, conversationId, ownerId: conversation.ownerId, requestedBy, reason });
      return { requestId };
    }),
});
