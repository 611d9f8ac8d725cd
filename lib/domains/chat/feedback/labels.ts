import type { FeedbackDto } from "../schema";

export const REASON_LABELS: Record<NonNullable<FeedbackDto["reason"]>, string> = {
  wrong: "It is wrong",
  incomplete: "Something is missing",
  "wrong-source": "It quotes the wrong passage",
  missed: "The documents say it, and it was not found",
  unclear: "It is hard to understand",
  other: "Something else",
};
