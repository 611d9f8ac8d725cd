import type { RunFiguresDto, RunStatus } from "./schema";

export const RUN_STATUS_LABELS: Record<RunStatus, string> = { queued: "Waiting", running: "Running", done: "Complete", cancelled: "Cancelled", failed: "Failed" };

export type FigureName = Exclude<keyof RunFiguresDto, "answerable" | "unanswerable">;

/** `at`: the figure depends on how many passages count. */
export const FIGURE_LABELS: Record<FigureName, { name: string; at: boolean; says: string }> = {
  recall: { name: "Recall", at: true, says: "Golden passages that were found." },
  ndcg: { name: "nDCG", at: true, says: "How far up they were found." },
  citationPrecision: { name: "Citation precision", at: false, says: "Citations that stand in a golden passage." },
  answerMatch: { name: "Answer match", at: false, says: "How well the words match the expected answers." },
  abstention: { name: "Abstention", at: false, says: "Unanswerable questions that were not answered." },
  missedAnswers: { name: "Missed answers", at: false, says: "Answerable questions that were not answered. Less is better." },
};

export const FIGURE_NAMES = Object.keys(FIGURE_LABELS) as FigureName[];

export function figureLabel(name: FigureName, k: number): string {
  return FIGURE_LABELS[name].at ? `${FIGURE_LABELS[name].name}@${k}` : FIGURE_LABELS[name].name;
}
