import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { command } from "@/lib/kernel/command";
import { assertNewQuestion } from "../assert-new-question";
import { questionEdited } from "../events";
import { findPassages } from "../find-passages";
import { getQuestion, rewriteQuestion } from "../queries/golden-questions";
import { editQuestionSchema } from "../schema";

/** After it the question asks and expects this, and its passages are pinned to the versions that answer now. */
export const editQuestion = command({
  name: "evaluation.edit-question",
  permission: "knowledge:manage",
  input: editQuestionSchema,
  records: [questionEdited],
  run: (ctx, { baseId, questionId, question, expectedAnswer, answerable, passages }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      await getQuestion(tx, baseId, questionId);
      await assertNewQuestion(tx, baseId, question, questionId);
      const found = await findPassages(tx, baseId, passages);
      const revision = await rewriteQuestion(tx, baseId, questionId, { question, expectedAnswer: expectedAnswer || null, answerable, passages: found });
      await tx.record(questionEdited, { baseId, name, questionId, revision });
      return { questionId };
    }),
});
