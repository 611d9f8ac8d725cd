import { z } from "zod";
import { questionSchema } from "../schema";

/** Waiting for one conversation at once. */
export const MOST_WAITING = 10;

export const queueQuestionSchema = z.strictObject({ conversationId: z.uuid(), question: questionSchema, questionId: z.uuid().optional() });
export const editQueuedSchema = z.strictObject({ queuedId: z.uuid(), question: questionSchema });
export const queuedIdSchema = z.strictObject({ queuedId: z.uuid() });

export interface QueuedQuestionDto {
  id: string;
  question: string;
  createdAt: string;
}
