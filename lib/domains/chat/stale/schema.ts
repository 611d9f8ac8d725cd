import { z } from "zod";

/** A citation whose words stand otherwise, or no more, in the version that answers now. */
export interface StaleCitationDto {
  /** The [n] of the answer. */
  number: number;
  documentId: string;
  documentName: string;
  /** Number of the version that answers now. */
  version: number;
  oldWords: string;
  newWords: string | null;
  newPage: number | null;
}

/** An answer that rests on words which have changed. */
export interface StaleAnswerDto {
  messageId: string;
  conversationId: string;
  question: string;
  /** Documents that changed, by name. */
  documents: string[];
  foundAt: string;
}

export const keepAnswerSchema = z.strictObject({ messageId: z.uuid() });
