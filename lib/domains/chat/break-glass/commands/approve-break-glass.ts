import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { factsOf, lockForDecision } from "../decision";
import { breakGlassApproved } from "../events";
import { ACCESS_MINUTES } from "../policy";
import { breakGlassIdSchema } from "../schema";

/** After it the one who asked may read the conversation for an hour; its owner is told. */
export const approveBreakGlass = command({
  name: "chat.approve-break-glass",
  permission: "access:approveBreakGlass",
  input: breakGlassIdSchema,
  records: [breakGlassApproved],
  run: (ctx, { requestId }) =>
    inTenant(ctx, async (tx) => {
      const request = await lockForDecision(tx, requestId);
      const expiresAt = new Date(Date.now() + ACCESS_MINUTES * 60_000);
      await tx.db.breakGlassRequest.update({ where: { id: requestId }, data: { status: "approved", decidedBy: ctx.userId, decidedAt: new Date(), expiresAt }, select: { id: true } });
      await tx.record(breakGlassApproved, { ...factsOf(request), reason: request.reason, expiresAt: expiresAt.toISOString() });
      return { requestId, expiresAt: expiresAt.toISOString() };
    }),
});
