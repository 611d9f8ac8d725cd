import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { factsOf, lockForDecision } from "../decision";
import { breakGlassDenied } from "../events";
import { breakGlassIdSchema } from "../schema";

/** After it the request is refused for good; another one may be made. */
export const denyBreakGlass = command({
  name: "chat.deny-break-glass",
  permission: "access:approveBreakGlass",
  input: breakGlassIdSchema,
  records: [breakGlassDenied],
  run: (ctx, { requestId }) =>
    inTenant(ctx, async (tx) => {
      const request = await lockForDecision(tx, requestId);
      await tx.db.breakGlassRequest.update({ where: { id: requestId }, data: { status: "denied", decidedBy: ctx.userId, decidedAt: new Date() }, select: { id: true } });
      await tx.record(breakGlassDenied, factsOf(request));
      return { requestId };
    }),
});
