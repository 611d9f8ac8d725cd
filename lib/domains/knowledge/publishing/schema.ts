import { z } from "zod";
import { retrievalSchema } from "../bases/schema";
import { chunkingSchema } from "../chunking/schema";

/** What a run measures. When one of these changes, what was measured says nothing any more. */
export const subjectSchema = z.strictObject({
  generationId: z.uuid(),
  /** Of the generation. */
  number: z.number().int(),
  /** A digest of the versions that the generation has read. */
  contents: z.string(),
  chunking: chunkingSchema,
  retrieval: retrievalSchema,
  /** How often the golden questions had changed. */
  changes: z.number().int(),
});
export type Subject = z.output<typeof subjectSchema>;

const share = z.number().min(0).max(1);

/** Of one golden question; what does not apply to it is null. */
const measuredQuestionSchema = z.strictObject({
  questionId: z.uuid(),
  revision: z.number().int(),
  recall: share.nullable(),
  ndcg: share.nullable(),
  citations: z.number().int(),
  relevantCitations: z.number().int(),
});
export type MeasuredQuestion = z.output<typeof measuredQuestionSchema>;

/** What a complete run found, question by question, so that two runs are compared over what both asked. */
export const measurementSchema = z.strictObject({
  runId: z.uuid(),
  number: z.number().int(),
  k: z.number().int(),
  subject: subjectSchema,
  questions: z.array(measuredQuestionSchema),
});
export type Measurement = z.output<typeof measurementSchema>;

export interface PublicationDto {
  id: string;
  publishedAt: string;
  /** Null: a program, or somebody who left. */
  publishedBy: string | null;
  /** Number of the run that had measured it; null: none had. */
  runNumber: number | null;
  override: { reason: string; overridden: string[] } | null;
}
