/** What came of one question; null where a figure does not apply to it. */
export interface QuestionFigures {
  answerable: boolean;
  recall: number | null;
  ndcg: number | null;
  /** Checked citations of its answer, and those among them that stand in a golden place. */
  citations: number;
  relevantCitations: number;
  answerMatch: number | null;
  /** The answer was that it is not in the documents. */
  abstained: boolean;
}

/** Shares from 0 to 1, null where no question has the figure. */
export interface RunFigures {
  recall: number | null;
  ndcg: number | null;
  /** Citations in golden places among all citations of answerable questions. */
  citationPrecision: number | null;
  answerMatch: number | null;
  /** Unanswerable questions that were not answered. */
  abstention: number | null;
  /** Answerable questions that were not answered. */
  missedAnswers: number | null;
  answerable: number;
  unanswerable: number;
}

/** Means over the questions; citation precision over the citations, so that a long answer weighs more than a short one. */
export function runFigures(questions: readonly QuestionFigures[]): RunFigures {
  const answerable = questions.filter((question) => question.answerable);
  const unanswerable = questions.filter((question) => !question.answerable);
  const citations = answerable.reduce((sum, question) => sum + question.citations, 0);
  const relevant = answerable.reduce((sum, question) => sum + question.relevantCitations, 0);
  return {
    recall: mean(answerable.map(({ recall }) => recall)),
    ndcg: mean(answerable.map(({ ndcg }) => ndcg)),
    citationPrecision: citations > 0 ? relevant / citations : null,
    answerMatch: mean(answerable.map((question) => question.answerMatch)),
    abstention: mean(unanswerable.map(({ abstained }) => Number(abstained))),
    missedAnswers: mean(answerable.map(({ abstained }) => Number(abstained))),
    answerable: answerable.length,
    unanswerable: unanswerable.length,
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}
