import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { hasOtherApprover } from "../approvers";
import { shareAnswerApproved } from "../events";
import { lockForMove, textHash } from "../moving";
import { awaitsAnother } from "../policy";
import { getQuestion } from "../queries/list-questions";
import { approveAnswerSchema } from "../schema";

/** After it exactly the text that was read may be published. Who wrote it approves it only where nobody else may. */
export const approveAnswer = command({
  name: "sharing.approve-answer",
  permission: "shares:publish",
  input: approveAnswerSchema,
  records: [shareAnswerApproved],
  run: (ctx, { questionId, revision }) =>
    inTenantStatements(ctx, async (tx) => {
      const row = await lockForMove(tx, questionId, "approve", revision);
      const ownAnswer = row.answered_by !== null && row.answered_by === ctx.userId;
      if (ownAnswer && awaitsAnother(ctx, { status: row.status, answeredBy: row.answered_by, withheld: false }, await hasOtherApprover(tx))) {
        throw new AppError("forbidden", { message: "own answer", userMessage: "You wrote this answer, so somebody else approves it. Nothing was changed." });
      }
      await tx.rows(Prisma.sql`UPDATE share_questions SET status = 'approved', approved_by = ${ctx.userId}::uuid, approved_at = now() WHERE id = ${questionId}::uuid`);
      const after = await getQuestion(tx, questionId);
      await tx.record(shareAnswerApproved, { questionId, linkId: row.link_id, revision, textHash: textHash(row.answer), ownAnswer });
      return after;
    }),
});
