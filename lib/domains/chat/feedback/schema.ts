import { z } from "zod";
import { FEEDBACK_REASONS, VERDICTS } from "../schema";

export const rateAnswerSchema = z.strictObject({
  messageId: z.uuid(),
  /** null: the verdict is taken back. */
  verdict: z.enum(VERDICTS).nullable(),
  reason: z.enum(FEEDBACK_REASONS).nullish(),
  comment: z.string().trim().max(2_000, "Use at most 2,000 characters.").default(""),
});
