import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { command } from "@/lib/kernel/command";
import { questionsImported } from "../events";
import { type ImportedQuestion, importedQuestions, type RowError } from "../imported-questions";
import { PassageFinder } from "../passage-finder";
import { insertQuestions, type NewQuestion, questionKeys } from "../queries/golden-questions";
import { type ImportReportDto, importQuestionsSchema, questionKey, type StoredPassage } from "../schema";

/** Errors told at once; the rest comes with the next try. */
const MOST_ERRORS = 100;

/** After it the questions of the file that are right and new are golden questions; the answer says of every other row what is wrong with it. */
export const importQuestions = command({
  name: "evaluation.import-questions",
  permission: "knowledge:manage",
  input: importQuestionsSchema,
  records: [questionsImported],
  run: (ctx, { baseId, format, text }): Promise<ImportReportDto> =>
    inTenant(
      ctx,
      async (tx) => {
        const { name } = await getBase(tx, baseId, { lock: true });
        const read = importedQuestions(format, text);
        const known = await questionKeys(tx, baseId);
        const fresh = read.questions.filter(({ question }) => !known.has(questionKey(question)));
        const located = await locate(tx, baseId, fresh);
        const errors = [...read.errors, ...located.errors].sort((a, b) => a.row - b.row);
        if (located.questions.length > 0) await insertQuestions(tx, baseId, located.questions);
        await tx.record(questionsImported, { baseId, name, imported: located.questions.length, refused: errors.length });
        return { imported: located.questions.length, known: read.questions.length - fresh.length, errors: errors.slice(0, MOST_ERRORS) };
      },
      { timeout: 60_000 },
    ),
});

/** A question with a passage that is not found is left out whole. Asked twice in the file, it is taken once. */
async function locate(tx: TenantTx, baseId: string, questions: readonly ImportedQuestion[]): Promise<{ questions: NewQuestion[]; errors: RowError[] }> {
  const finder = new PassageFinder(tx, baseId);
  const found = new Map<string, NewQuestion>();
  const errors: RowError[] = [];
  for (const { question, expectedAnswer, answerable, passages: wanted } of questions) {
    const passages: StoredPassage[] = [];
    for (const { row, ...passage } of wanted) {
      const place = await finder.find(passage);
      if ("problem" in place) errors.push({ row, message: place.problem });
      else passages.push(place.passage);
    }
    if (passages.length === wanted.length) found.set(questionKey(question), { question, expectedAnswer, answerable, passages, origin: "imported", status: "accepted" });
  }
  return { questions: [...found.values()], errors };
}
