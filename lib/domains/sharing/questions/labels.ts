import type { Audience, QuestionStatus, VisitorState } from "./schema";

export const QUESTION_LABELS: Record<QuestionStatus, string> = {
  asked: "New",
  drafted: "Draft ready",
  answered: "Waits for approval",
  approved: "Approved",
  published: "Published",
  declined: "Declined",
};

export const AUDIENCE_LABELS: Record<Audience, string> = {
  asker: "Only the visitor who asked",
  everyone: "Every visitor of this link",
};

export const VISITOR_STATE_LABELS: Record<VisitorState, string> = {
  waiting: "Being answered",
  answered: "Answered",
  declined: "Not answered",
};

/** Why there is no draft, by error code. */
export function draftProblem(code: string): string {
  if (code === "gone") return "What there was to quote is gone: the link opens nothing any more, or the document was erased.";
  if (code === "model_refused_key" || code === "model_not_found") return "The language model could not be used. An administrator can check its settings; you can answer without a draft.";
  if (code === "forbidden") return "Whoever made this link may not search documents, so no draft could be written. You can answer without it.";
  return "The draft could not be written. Try again, or answer without it.";
}

/** Where a quote stands, in the words of its kind of document. */
export function placeOf({ page, pageLabel, cells }: { page: number; pageLabel: string | null; cells?: string | undefined }): string {
  return cells ?? pageLabel ?? `p. ${page}`;
}
