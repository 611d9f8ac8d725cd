import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { command } from "@/lib/kernel/command";
import { questionDeleted } from "../events";
import { getQuestion, recount } from "../queries/golden-questions";
import { questionIdSchema } from "../schema";

/** After it the base is not measured by the question any more; what runs found of it stays in their results. */
export const deleteQuestion = command({
  name: "evaluation.delete-question",
  permission: "knowledge:manage",
  input: questionIdSchema,
  records: [questionDeleted],
  run: (ctx, { baseId, questionId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const { status } = await getQuestion(tx, baseId, questionId);
      await tx.rows(Prisma.sql`DELETE FROM golden_questions WHERE id = ${questionId}::uuid AND base_id = ${baseId}::uuid`);
      if (status === "accepted") await recount(tx, baseId);
      await tx.record(questionDeleted, { baseId, name, questionId });
      return { questionId };
    }),
});
