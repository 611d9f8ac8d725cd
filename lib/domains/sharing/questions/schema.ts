import { z } from "zod";
import type { CitationDto, TextRange } from "@/lib/domains/chat/schema";
import { cleanText } from "@/lib/kernel/clean-text";

export const QUESTION_STATUSES = ["asked", "drafted", "answered", "approved", "published", "declined"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

export const AUDIENCES = ["asker", "everyone"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const LONGEST_QUESTION = 2_000;
export const LONGEST_ANSWER = 10_000;

/** Between a bracket and what follows it, the mark that a document's own "[1]" is no citation of ours. */
const JOINER = "\u2060";

/** Strangers' words stay plain text: controls and invisible marks go, white space at the ends goes. */
const plain = (longest: number, missing: string) =>
  z
    .string()
    .max(4 * longest, `Use at most ${longest.toLocaleString("en")} characters.`)
    .transform((text) => text.split(JOINER).map(cleanText).join(JOINER).trim())
    .pipe(z.string().min(1, missing).max(longest, `Use at most ${longest.toLocaleString("en")} characters.`));

export const askQuestionSchema = z.strictObject({
  question: plain(LONGEST_QUESTION, "Enter a question."),
  /** Nobody on the other side learns who asks. */
  anonymous: z.boolean().default(false),
});

const read = {
  questionId: z.uuid(),
  /** Of the answer that was read; 0 while there is none. */
  revision: z.number().int().min(0).max(1_000_000),
};

export const answerQuestionSchema = z.strictObject({ ...read, answer: plain(LONGEST_ANSWER, "Enter an answer.") });
export const approveAnswerSchema = z.strictObject(read);
export const publishAnswerSchema = z.strictObject({ ...read, audience: z.enum(AUDIENCES) });
export const declineQuestionSchema = z.strictObject({
  questionId: z.uuid(),
  /** Shown to who asked. */
  reason: plain(500, "Say why; the visitor reads it."),
});
export const questionIdSchema = z.strictObject({ questionId: z.uuid() });

export const listQuestionsSchema = z.strictObject({
  linkId: z.uuid().optional(),
  status: z.enum(QUESTION_STATUSES).optional(),
  limit: z.number().int().min(1).max(100).default(25),
  skip: z.number().int().min(0).max(1_000_000).default(0),
});
export type ListQuestions = z.input<typeof listQuestionsSchema>;

export interface QuestionDraftDto {
  text: string;
  citations: CitationDto[];
  /** Ranges of the text that no checked quote supports. */
  unsupported: TextRange[];
  /** The documents of the link do not say it. */
  notFound: boolean;
  /** Model's name, or "extractive". */
  engine: string;
}

export interface QuestionAnswerDto {
  text: string;
  citations: CitationDto[];
  by: string;
  at: string;
}

export interface QuestionAbilities {
  answer: boolean;
  redraft: boolean;
  approve: boolean;
  publish: boolean;
  decline: boolean;
}

export interface QuestionDto {
  id: string;
  linkId: string;
  linkName: string;
  question: string;
  /** Null of an anonymous question; nothing anywhere tells whose it is. */
  asker: { email: string | null; verified: boolean } | null;
  anonymous: boolean;
  status: QuestionStatus;
  askedAt: string;
  draft: QuestionDraftDto | null;
  /** Why there is no draft, as an error code. */
  draftError: string | null;
  answer: QuestionAnswerDto | null;
  revision: number;
  approvedBy: string | null;
  audience: Audience | null;
  publishedBy: string | null;
  publishedAt: string | null;
  declined: { reason: string; by: string } | null;
  /** Draft and answer quote a document which the reader may not open: they are left out. */
  withheld: boolean;
  /** The reader wrote the answer himself and somebody else is there to approve it. */
  awaitsAnother: boolean;
  can: QuestionAbilities;
}

export interface QuestionListDto {
  data: QuestionDto[];
  total: number;
  /** Of all that the filter by link leaves. */
  counts: Record<QuestionStatus, number>;
}

export const VISITOR_STATES = ["waiting", "answered", "declined"] as const;
export type VisitorState = (typeof VISITOR_STATES)[number];

/** A quote as the visitor may check it. */
export interface VisitorCitationDto {
  number: number;
  documentId: string;
  documentName: string;
  /** Of the text, with the offset of the quote there. */
  page: number;
  pageLabel: string | null;
  /** The cited cells of a workbook. */
  cells?: string;
  start: number;
  quote: string;
  /** The link opens the version that was quoted. */
  opens: boolean;
  /** The picture that the quote stands on; null: not known. */
  picturePage: number | null;
}

export interface VisitorQuestionDto {
  id: string;
  question: string;
  /** Asked by this visitor. Of the questions of others nothing else says whose they are. */
  own: boolean;
  anonymous: boolean;
  state: VisitorState;
  /** Of one's own alone. */
  askedAt: string | null;
  answer: { text: string; citations: VisitorCitationDto[]; at: string } | null;
  /** The answer quotes a document that the link does not open any more. */
  withheld: boolean;
  declineReason: string | null;
}

export interface VisitorQuestionsDto {
  questions: VisitorQuestionDto[];
  /** Null: this link takes no questions. */
  quota: { allowed: number; left: number } | null;
}
