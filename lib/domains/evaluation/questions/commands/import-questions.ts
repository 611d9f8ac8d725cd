import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { questionsImported } from "../events";
import { type ImportedQuestion, importedQuestions, type RowError } from "../imported-questions";
import { PassageFinder } from "../passage-finder";
import { insertQuestions, type NewQuestion, questionKeys } from "../queries/golden-questions";
import { type ImportReportDto, importQuestionsSchema, MOST_QUESTIONS, questionKey, type StoredPassage } from "../schema";

/** Errors told at once; the rest comes with the next try. */
const MOST_ERRORS = 100;
const MOST_PASSAGES = 1_000;

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
        assertFits(known.size, fresh);
        const located = await locate(tx, baseId, fresh);
        const errors = [...read.errors, ...located.errors].sort((a, b) => a.row - b.row);
        if (located.questions.length > 0) await insertQuestions(tx, baseId, located.questions);
        await tx.record(questionsImported, { baseId, name, imported: located.questions.length, refused: errors.length });
        return { imported: located.questions.length, known: read.questions.length - fresh.length, errors: errors.slice(0, MOST_ERRORS) };
      },
      { timeout: 60_000 },
    ),
});

/** Before anything is looked for: a file of some hundred kilobytes can ask for tens of thousands of quotes. */
function assertFits(there: number, fresh: readonly ImportedQuestion[]): void {
  const questions = new Set(fresh.map(({ question }) => questionKey(question))).size;
  if (there + questions > MOST_QUESTIONS) {
    throw new AppError("quota_exceeded", { userMessage: `The file holds ${questions} new questions and the knowledge base ${there}; at most ${MOST_QUESTIONS} are kept, proposals included. Nothing was added; delete some first, or import fewer.` });
  }
  const passages = fresh.reduce((sum, one) => sum + one.passages.length, 0);
  if (passages > MOST_PASSAGES) {
    throw new AppError("invalid_input", { userMessage: `The file names ${passages} passages of new questions; at most ${MOST_PASSAGES} are looked for at once. Nothing was added; divide the file.` });
  }
}

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
