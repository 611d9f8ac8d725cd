import { z } from "zod";

export const searchSchema = z.strictObject({
  query: z.string().trim().min(1, "Enter what to search for.").max(4_000, "Use at most 4,000 characters."),
  limit: z.number().int().min(1).max(100).default(10),
  projectId: z.uuid().optional(),
  /** Only what it was made of, cut and ranked its way. */
  knowledgeBaseId: z.uuid().optional(),
  documentIds: z.array(z.uuid()).max(200, "Name at most 200 documents.").optional(),
});
export type SearchInput = z.input<typeof searchSchema>;

/** A passage that the actor may read; `text` is the page's text from `start` to `end`. */
export interface PassageDto {
  chunkId: string;
  documentId: string;
  versionId: string;
  /** Number of the version. */
  version: number;
  documentName: string;
  projectId: string;
  page: number;
  pageLabel: string | null;
  start: number;
  end: number;
  headingPath: string[];
  text: string;
  score: number;
}
