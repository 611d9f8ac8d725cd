import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { shareAnswerPublished } from "../events";
import { lockForMove, textHash } from "../moving";
import { getQuestion } from "../queries/list-questions";
import { publishAnswerSchema } from "../schema";

/** After it the approved answer stands before its asker, or before every visitor of the link; neither reads who asked. */
export const publishAnswer = command({
  name: "sharing.publish-answer",
  permission: "shares:publish",
  input: publishAnswerSchema,
  records: [shareAnswerPublished],
  run: (ctx, { questionId, revision, audience }) =>
    inTenantStatements(ctx, async (tx) => {
      const row = await lockForMove(tx, questionId, "publish", revision);
      if (row.status === "published" && row.audience === audience) return getQuestion(tx, questionId);
      await tx.rows(Prisma.sql`UPDATE share_questions SET status = 'published', audience = ${audience}, published_by = ${ctx.userId}::uuid, published_at = now() WHERE id = ${questionId}::uuid`);
      const after = await getQuestion(tx, questionId);
      await tx.record(shareAnswerPublished, { questionId, linkId: row.link_id, revision, textHash: textHash(row.answer), audience, before: row.audience });
      return after;
    }),
});
