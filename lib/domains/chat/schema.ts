import type { UIMessage } from "ai";
import { z } from "zod";

export const questionSchema = z.string().trim().min(1, "Enter a question.").max(8_000, "Use at most 8,000 characters.");

const scope = {
  projectId: z.uuid().nullish(),
  documentIds: z.array(z.uuid()).max(50, "Name at most 50 documents.").default([]),
};

export const askSchema = z.strictObject({
  question: questionSchema,
  /** Absent: a new conversation begins. */
  conversationId: z.uuid().nullish(),
  /** The last answer of the conversation, to be written again; its question is asked anew. */
  regenerate: z.uuid().nullish(),
  ...scope,
});
export type AskInput = z.output<typeof askSchema>;

export const conversationIdSchema = z.strictObject({ conversationId: z.uuid() });
export const renameConversationSchema = z.strictObject({ conversationId: z.uuid(), title: z.string().trim().min(1, "Enter a title.").max(120, "Use at most 120 characters.") });
export const stopAnswerSchema = z.strictObject({ messageId: z.uuid() });

export const MESSAGE_STATUSES = ["streaming", "stopping", "complete", "stopped", "interrupted", "failed"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export interface CitationDto {
  /** The [n] of the answer. */
  number: number;
  documentId: string;
  versionId: string;
  documentName: string;
  kind: string;
  page: number;
  pageLabel: string | null;
  /** The cited cells of a workbook, e.g. Prices!B7. */
  cells?: string;
  start: number;
  end: number;
  /** Exactly what stands there. */
  quote: string;
  /** The words around it on the page. */
  before: string;
  after: string;
  headingPath: string[];
  /** Number of the pinned version. */
  version: number;
}

export interface TextRange {
  start: number;
  end: number;
}

export interface MessageDto {
  id: string;
  role: "user" | "assistant";
  content: string;
  status: MessageStatus;
  /** Model's name, or "extractive". */
  engine: string | null;
  error: { code: string; message: string } | null;
  citations: CitationDto[];
  /** Ranges of `content` that no checked quote supports. */
  unsupported: TextRange[];
  /** The documents do not say it. */
  notFound: boolean;
  createdAt: string;
}

export interface ConversationDto {
  id: string;
  title: string;
  projectId: string | null;
  projectName: string | null;
  documentIds: string[];
  createdAt: string;
  updatedAt: string;
}

export interface AnswerMetadata {
  conversationId: string;
  messageId: string;
  engine: string;
}

/** What the browser's chat holds. `citation` parts are keyed by number; `outcome` comes last. */
export type ChatMessage = UIMessage<
  AnswerMetadata,
  {
    citation: CitationDto;
    outcome: { status: MessageStatus; unsupported: TextRange[]; error: { code: string; message: string } | null; notFound: boolean };
    progress: { stage: "searching" | "writing"; passages?: number };
  }
>;
