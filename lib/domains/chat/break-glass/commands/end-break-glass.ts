import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { factsOf } from "../decision";
import { breakGlassEnded } from "../events";
import { canEnd, mayEnd, presentStatus } from "../policy";
import { lockBreakGlassRequest } from "../queries";
import { breakGlassIdSchema } from "../schema";

/** After it the request is withdrawn, or the conversation closed again before its time. */
export const endBreakGlass = command({
  name: "chat.end-break-glass",
  permission: "workspace:read",
  input: breakGlassIdSchema,
  records: [breakGlassEnded],
  run: (ctx, { requestId }) =>
    inTenant(ctx, async (tx) => {
      const request = await lockBreakGlassRequest(tx, requestId);
      if (!mayEnd(ctx, request)) throw notFound("request");
      if (!canEnd(ctx, request)) throw new AppError("conflict", { userMessage: "This request is over already. Nothing was changed." });
      await tx.db.breakGlassRequest.update({ where: { id: requestId }, data: { status: "ended" }, select: { id: true } });
      await tx.record(breakGlassEnded, { ...factsOf(request), before: presentStatus(request) });
      return { requestId };
    }),
});
