import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { command } from "@/lib/kernel/command";
import { assertNewQuestion } from "../assert-new-question";
import { questionWritten } from "../events";
import { findPassages } from "../find-passages";
import { insertQuestions } from "../queries/golden-questions";
import { writeQuestionSchema } from "../schema";

/** After it the base is measured by this question too. Its passages stand letter by letter in the versions that answer. */
export const writeQuestion = command({
  name: "evaluation.write-question",
  permission: "knowledge:manage",
  input: writeQuestionSchema,
  records: [questionWritten],
  run: (ctx, { baseId, question, expectedAnswer, answerable, passages }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      await assertNewQuestion(tx, baseId, question);
      const found = await findPassages(tx, baseId, passages);
      const [questionId = ""] = await insertQuestions(tx, baseId, [{ question, expectedAnswer: expectedAnswer || null, answerable, passages: found, origin: "written", status: "accepted" }]);
      await tx.record(questionWritten, { baseId, name, questionId });
      return { questionId };
    }),
});
