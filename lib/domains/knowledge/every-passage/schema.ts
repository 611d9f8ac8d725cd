import { z } from "zod";

/** What an answer from every passage rests on; counted, not estimated. */
export const readingReceiptSchema = z.object({
  /** Passages that were read, of those that the asker may read in his scope. */
  read: z.number().int(),
  total: z.number().int(),
  documents: z.number().int(),
  /** Pages without text, e.g. pictures that could not be recognised. */
  unreadablePages: z.number().int(),
  /** Documents without a single passage: not ready yet, failed, or empty. */
  unreadDocuments: z.number().int(),
  /** Places that were found and do not stand in the list, which has an end. */
  unlisted: z.number().int().optional(),
});
export type ReadingReceipt = z.output<typeof readingReceiptSchema>;
