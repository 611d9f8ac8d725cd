import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { listCitations } from "@/lib/domains/chat/queries/citation-dto";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { notFound } from "@/lib/kernel/app-error";
import { command, parseInput } from "@/lib/kernel/command";
import { assertNewQuestion } from "../assert-new-question";
import { questionsProposed } from "../events";
import { PassageFinder } from "../passage-finder";
import { getBadAnswer } from "../queries/bad-answers";
import { insertQuestions } from "../queries/golden-questions";
import { proposeFromFeedbackSchema, questionText, type StoredPassage } from "../schema";

/** What the answer quoted is then no place to be found. */
const WRONG_PLACES = new Set(["wrong", "wrong-source", "missed"]);

/** After it the question of an answer that was marked as bad waits to be completed and accepted; with what the answer quoted, unless that was what was wrong. */
export const proposeFromFeedback = command({
  name: "evaluation.propose-from-feedback",
  permission: "knowledge:manage",
  input: proposeFromFeedbackSchema,
  records: [questionsProposed],
  run: (ctx, { baseId, messageId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const answer = await getBadAnswer(tx, messageId);
      if (!answer) throw notFound("answer with a thumbs-down");
      const question = parseInput(questionText, answer.question.slice(0, 1_000));
      await assertNewQuestion(tx, baseId, question);
      const passages = WRONG_PLACES.has(answer.reason ?? "") ? [] : await quotedPassages(tx, baseId, messageId);
      const [questionId = ""] = await insertQuestions(tx, baseId, [{ question, expectedAnswer: null, answerable: true, passages, restsOn: answer.restsOn, origin: "feedback", status: "proposed" }]);
      await tx.record(questionsProposed, { baseId, name, origin: "feedback", questions: 1 });
      return { questionId };
    }),
});

/** Those that stand in documents of the base, in the versions that answer. */
async function quotedPassages(tx: TenantTx, baseId: string, messageId: string): Promise<StoredPassage[]> {
  const finder = new PassageFinder(tx, baseId);
  const passages: StoredPassage[] = [];
  for (const { documentId, page, quote } of (await listCitations(tx, [messageId])).get(messageId) ?? []) {
    const found = await finder.find({ document: documentId, page, quote });
    if ("passage" in found) passages.push(found.passage);
  }
  return passages.slice(0, 20);
}
