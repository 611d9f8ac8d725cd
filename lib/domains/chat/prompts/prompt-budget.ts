import { AppError } from "@/lib/kernel/app-error";

/** Estimated tokens. */
export interface PromptBudget {
  passages: number;
  history: number;
}

/** Tokens that a model reads at most, answer included, and that its answer may take. */
export interface ModelWindow {
  contextWindow: number;
  maxOutput: number;
}

/** Our estimate is within a quarter of what tokenizers count. */
const ESTIMATE_MARGIN = 1.25;
/** Of what is left beside the rules and the question. */
const PASSAGES_SHARE = 0.8;
/** Fewer tokens for passages answer nothing. */
const LEAST_PASSAGES = 200;

/**
 * What passages and history may take so that they fit beside the rules, the question and the answer, and never more than is wanted.
 * The rules and the question are never cut: where they leave no room for a passage the question is too long.
 * @param fixed estimated tokens of rules and question
 * @throws AppError too_large
 */
export function promptBudget(wanted: PromptBudget, window: ModelWindow | undefined, fixed: number): PromptBudget {
  if (!window) return wanted;
  const answer = Math.min(window.maxOutput, window.contextWindow / 2);
  const left = (window.contextWindow - answer) / ESTIMATE_MARGIN - fixed;
  if (left < LEAST_PASSAGES) {
    throw new AppError("too_large", { userMessage: "This question is too long for the language model: it would leave no room for your documents. It is kept; shorten it, or ask an administrator for a model with a larger context window." });
  }
  const passages = Math.floor(Math.min(wanted.passages, left * PASSAGES_SHARE));
  return { passages, history: Math.floor(Math.min(wanted.history, left - passages)) };
}
