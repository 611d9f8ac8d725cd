import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { shareQuestionAnswered } from "../events";
import { lockForMove, textHash } from "../moving";
import { markedNumbers } from "../policy";
import { getQuestion } from "../queries/list-questions";
import { answerQuestionSchema } from "../schema";

/** After it the question has this text as its answer, unapproved; what was approved or published before is taken back. */
export const answerQuestion = command({
  name: "sharing.answer-question",
  permission: "shares:answer",
  input: answerQuestionSchema,
  records: [shareQuestionAnswered],
  run: (ctx, { questionId, revision, answer }) =>
    inTenantStatements(ctx, async (tx) => {
      const row = await lockForMove(tx, questionId, "answer", revision);
      if (row.answer === answer) return getQuestion(tx, questionId);
      // Marks stand for the draft's checked quotes alone; nobody types evidence.
      const marked = markedNumbers(answer);
      const citations = row.draft_citations.filter((citation) => marked.has(citation.number));
      await tx.rows(Prisma.sql`UPDATE share_questions SET status = 'answered', answer = ${answer}, citations = ${JSON.stringify(citations)}::jsonb, revision = revision + 1,
          answered_by = ${ctx.userId}::uuid, answered_at = now(), approved_by = NULL, approved_at = NULL, audience = NULL, published_by = NULL, published_at = NULL
        WHERE id = ${questionId}::uuid`);
      const after = await getQuestion(tx, questionId);
      await tx.record(shareQuestionAnswered, { questionId, linkId: row.link_id, revision: after.revision, textHash: textHash(answer), before: row.status });
      return after;
    }),
});
