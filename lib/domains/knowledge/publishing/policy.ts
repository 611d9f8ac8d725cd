import type { MeasuredQuestion, Measurement, Subject } from "./schema";

export interface GateFacts {
  /** Accepted golden questions. */
  questions: number;
  /** As it would be published now. */
  subject: Subject;
  /** The newest complete run. */
  measured: Measurement | null;
  /** What was published last with a measurement. */
  published: Measurement | null;
  /** Points of a hundred. */
  tolerance: number;
  /** As it was set then: raised since, it does not let through what fell meanwhile. */
  publishedTolerance: number | null;
}

/** What the evaluation says against publishing, each in a sentence; nothing: publish. A base that never had golden questions is not measured. */
export function publishObjections(facts: GateFacts): string[] {
  const { questions, subject, measured, published } = facts;
  if (questions === 0) return published ? withdrawn(published, []) : [];
  if (!measured) return [`Its ${questions} golden ${questions === 1 ? "question has" : "questions have"} not been run yet.`];
  const changed = changesSince(measured.subject, subject);
  if (changed.length > 0) return [...changed, "Run the evaluation again."];
  if (measured.questions.length < questions) return [`The last run asked ${measured.questions.length} of ${questions} golden questions: who started it may not see the documents of the others.`];
  const tolerance = Math.min(facts.tolerance, facts.publishedTolerance ?? facts.tolerance);
  return published ? [...withdrawn(published, measured.questions), ...regressions(published, measured, tolerance)] : [];
}

/** Questions that were measured then and cannot be compared now: with the words of one that fell, its fall would be gone. */
function withdrawn({ questions }: Measurement, now: readonly MeasuredQuestion[]): string[] {
  const revisions = new Map(now.map(({ questionId, revision }) => [questionId, revision]));
  const gone = questions.filter(({ questionId }) => !revisions.has(questionId)).length;
  const changed = questions.filter(({ questionId, revision }) => (revisions.get(questionId) ?? revision) !== revision).length;
  const parts = [...(gone > 0 ? [`${gone} ${gone === 1 ? "is" : "are"} gone`] : []), ...(changed > 0 ? [`${changed} ${changed === 1 ? "was" : "were"} changed`] : [])];
  return parts.length > 0 ? [`Of ${questions.length} golden ${questions.length === 1 ? "question" : "questions"} measured when it was published last, ${parts.join(" and ")}.`] : [];
}

/** Whether what was measured is what would be published. */
export function measuresSubject(measured: Measurement | null, subject: Subject): boolean {
  return measured !== null && changesSince(measured.subject, subject).length === 0;
}

/** Whether two searches are the same: passages of one generation, found in one way. */
export function measuresSameBase(before: Subject, now: Subject): boolean {
  return before.generationId === now.generationId && same(before.retrieval, now.retrieval);
}

function changesSince(before: Subject, now: Subject): string[] {
  const again = before.generationId !== now.generationId;
  const changes: [boolean, string][] = [
    [again, "It was indexed again since the last run."],
    [!again && before.contents !== now.contents, "Its documents changed since the last run."],
    [!same(before.retrieval, now.retrieval), "Its retrieval settings changed since the last run."],
    [before.changes !== now.changes, "Its golden questions changed since the last run."],
  ];
  return changes.filter(([changed]) => changed).map(([, sentence]) => sentence);
}

function same(a: object, b: object): boolean {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  return sorted(a) === sorted(b);
}

function regressions(published: Measurement, measured: Measurement, tolerance: number): string[] {
  if (published.k !== measured.k) return [`What was published last was measured with k = ${published.k}, this with k = ${measured.k}: they cannot be compared.`];
  const keyOf = ({ questionId, revision }: MeasuredQuestion) => `${questionId} ${revision}`;
  const common = new Set(published.questions.map(keyOf));
  const after = measured.questions.filter((question) => common.has(keyOf(question)));
  const asked = new Set(after.map(keyOf));
  const before = published.questions.filter((question) => asked.has(keyOf(question)));
  const figures: [string, (questions: readonly MeasuredQuestion[]) => number | null][] = [
    [`Recall@${measured.k}`, (questions) => mean(questions.map(({ recall }) => recall))],
    [`nDCG@${measured.k}`, (questions) => mean(questions.map(({ ndcg }) => ndcg))],
    ["Citation precision", citationPrecision],
  ];
  const over = after.length === 1 ? "the golden question" : `the ${after.length} golden questions`;
  return figures.flatMap(([name, figureOf]) => {
    const [was, is] = [figureOf(before), figureOf(after)];
    if (was === null) return [];
    if (is === null) return [`${name} cannot be measured any more; it was ${points(was)} when it was published last.`];
    return was - is > tolerance / 100 + 1e-9 ? [`${name} fell from ${points(was)} to ${points(is)} points over ${over} that both runs asked; ${points(tolerance / 100)} are tolerated.`] : [];
  });
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

function citationPrecision(questions: readonly MeasuredQuestion[]): number | null {
  const all = questions.reduce((sum, { citations }) => sum + citations, 0);
  return all > 0 ? questions.reduce((sum, { relevantCitations }) => sum + relevantCitations, 0) / all : null;
}

function points(share: number): string {
  return (share * 100).toFixed(1);
}
