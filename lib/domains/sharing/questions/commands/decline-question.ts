import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { shareQuestionDeclined } from "../events";
import { lockForMove } from "../moving";
import { getQuestion } from "../queries/list-questions";
import { declineQuestionSchema } from "../schema";

/** After it the visitor reads that his question is not answered, and why. It stays so. */
export const declineQuestion = command({
  name: "sharing.decline-question",
  permission: "shares:answer",
  input: declineQuestionSchema,
  records: [shareQuestionDeclined],
  run: (ctx, { questionId, reason }) =>
    inTenantStatements(ctx, async (tx) => {
      const row = await lockForMove(tx, questionId, "decline");
      await tx.rows(Prisma.sql`UPDATE share_questions SET status = 'declined', decline_reason = ${reason}, declined_by = ${ctx.userId}::uuid, declined_at = now() WHERE id = ${questionId}::uuid`);
      const after = await getQuestion(tx, questionId);
      await tx.record(shareQuestionDeclined, { questionId, linkId: row.link_id, before: row.status, reason });
      return after;
    }),
});
