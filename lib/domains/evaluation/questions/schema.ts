import type { FeedbackDto } from "@/lib/domains/chat/schema";
import { z } from "zod";

export const ORIGINS = ["written", "imported", "generated", "feedback"] as const;
export type Origin = (typeof ORIGINS)[number];
export const QUESTION_STATUSES = ["proposed", "accepted"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** Of one base, proposals included. */
export const MOST_QUESTIONS = 500;
export const MOST_PROPOSALS_AT_ONCE = 5;

export const questionText = z.string().trim().min(3, "Enter a question.").max(1_000, "Use at most 1,000 characters.");
export const expectedAnswerText = z.string().trim().max(2_000, "Use at most 2,000 characters.");
export const quoteText = z.string().trim().min(3, "Copy at least three characters from the document.").max(4_000, "Use at most 4,000 characters.");
const pageNumber = z.number().int().min(1);

/** Words of a document, looked for in the version that answers. */
export const quotedPassageSchema = z.strictObject({ documentId: z.uuid(), page: pageNumber.nullish(), quote: quoteText });
export type QuotedPassage = z.output<typeof quotedPassageSchema>;

const baseIdSchema = z.strictObject({ baseId: z.uuid() });
const content = {
  question: questionText,
  /** What the answer should say; absent: the answer's words are not compared. */
  expectedAnswer: expectedAnswerText.nullish(),
  /** No: the base must answer that it is not in the documents. */
  answerable: z.boolean().default(true),
  passages: z.array(quotedPassageSchema).max(20, "Name at most 20 passages.").default([]),
};
const NEEDS_PASSAGE = { message: "Name at least one passage that holds the answer, or say that the documents do not answer it.", path: ["passages"] };
const HAS_PASSAGE = { message: "A question that the documents do not answer has no passage.", path: ["passages"] };
type Content = { answerable: boolean; passages: readonly unknown[] };
const named = ({ answerable, passages }: Content) => !answerable || passages.length > 0;
const nothingNamed = ({ answerable, passages }: Content) => answerable || passages.length === 0;

export const questionContentSchema = z.strictObject(content).refine(named, NEEDS_PASSAGE).refine(nothingNamed, HAS_PASSAGE);
export const writeQuestionSchema = baseIdSchema.extend(content).refine(named, NEEDS_PASSAGE).refine(nothingNamed, HAS_PASSAGE);
export const questionIdSchema = baseIdSchema.extend({ questionId: z.uuid() });
export const editQuestionSchema = questionIdSchema.extend(content).refine(named, NEEDS_PASSAGE).refine(nothingNamed, HAS_PASSAGE);
export const IMPORT_FORMATS = ["csv", "json"] as const;
export const importQuestionsSchema = baseIdSchema.extend({
  format: z.enum(IMPORT_FORMATS),
  text: z.string().min(1, "The file is empty.").max(900_000, "The file is larger than 900,000 characters. Divide it."),
});
export const proposeQuestionsSchema = baseIdSchema.extend({ count: z.number().int().min(1).max(MOST_PROPOSALS_AT_ONCE, `At most ${MOST_PROPOSALS_AT_ONCE} at once.`).default(MOST_PROPOSALS_AT_ONCE) });
export const proposeFromFeedbackSchema = baseIdSchema.extend({ messageId: z.uuid() });

/** As it is kept: pinned to the version in which the words were found. */
export const storedPassageSchema = z.object({
  documentId: z.uuid(),
  versionId: z.uuid(),
  page: pageNumber,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  quote: z.string(),
});
export type StoredPassage = z.output<typeof storedPassageSchema>;

export interface GoldenPassageDto extends StoredPassage {
  documentName: string;
  /** Number of the version. */
  version: number;
  pageLabel: string | null;
  /** The version is the one that answers, and the document is not in the trash. */
  current: boolean;
}

export interface GoldenQuestionDto {
  id: string;
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  origin: Origin;
  status: QuestionStatus;
  revision: number;
  createdAt: string;
  updatedAt: string;
  passages: GoldenPassageDto[];
}

export interface ImportReportDto {
  imported: number;
  /** Questions that the base has already, in the same words. */
  known: number;
  /** Of the rows that were left out; in JSON the first question is row 1, in CSV the heading is. */
  errors: { row: number; message: string }[];
}

/** An answer that somebody marked as bad, by its question. */
export interface BadAnswerDto {
  messageId: string;
  question: string;
  reason: FeedbackDto["reason"];
  at: string;
}

/** What makes two questions the same: their words, not how they are written. */
export function questionKey(question: string): string {
  return question.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
