import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { readMessages } from "../../queries/conversations";
import { factsOf } from "../decision";
import { breakGlassRead } from "../events";
import { canReadOpened } from "../policy";
import { lockBreakGlassRequest, requestDtos } from "../queries";
import { breakGlassIdSchema, type BreakGlassReadingDto } from "../schema";

/** After it the opened conversation was read once more, and the log says so. What it quotes follows the reader's own access. */
export const readBreakGlass = command({
  name: "chat.read-break-glass",
  permission: "access:requestBreakGlass",
  input: breakGlassIdSchema,
  records: [breakGlassRead],
  run: (ctx, { requestId }): Promise<BreakGlassReadingDto> =>
    inTenant(ctx, async (tx) => {
      const request = await lockBreakGlassRequest(tx, requestId);
      if (!canReadOpened(ctx, request)) throw notFound("request");
      // Also when its owner has deleted it since: being told must not be a way to hide it.
      const conversation = await tx.db.conversation.findUniqueOrThrow({ where: { id: request.conversationId }, select: { title: true } });
      const messages = await readMessages(tx, request.conversationId);
      const [dto] = await requestDtos(tx, [request]);
      if (!dto) throw notFound("request");
      await tx.record(breakGlassRead, { ...factsOf(request), messages: messages.length });
      return { request: dto, title: conversation.title, messages };
    }),
});
