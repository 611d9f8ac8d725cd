import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { command } from "@/lib/kernel/command";
import { shareDraftRequested } from "../events";
import { lockForMove } from "../moving";
import { getQuestion } from "../queries/list-questions";
import { questionIdSchema } from "../schema";

/** After it the question waits for a new draft: documents were added since, or the first try failed. */
export const redraftAnswer = command({
  name: "sharing.redraft-answer",
  permission: "shares:answer",
  input: questionIdSchema,
  records: [shareDraftRequested],
  run: (ctx, { questionId }) =>
    inTenantStatements(ctx, async (tx) => {
      const row = await lockForMove(tx, questionId, "draft");
      await tx.rows(Prisma.sql`UPDATE share_questions SET status = 'asked', draft = NULL, draft_citations = '[]', draft_unsupported = '[]', draft_not_found = false,
          draft_engine = NULL, draft_error = NULL, drafted_at = NULL WHERE id = ${questionId}::uuid`);
      const after = await getQuestion(tx, questionId);
      await tx.record(shareDraftRequested, { questionId, linkId: row.link_id });
      return after;
    }),
});
