import type { UIMessage } from "ai";
import { z } from "zod";
import type { StaleCitationDto } from "./stale/schema";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";
import { agentRefSchema, type AgentTool, type HandoverDto, type ToolCallDto } from "@/lib/domains/agents/schema";

export const questionSchema = z.string().trim().min(1, "Enter a question.").max(8_000, "Use at most 8,000 characters.");

const scope = {
  projectId: z.uuid().nullish(),
  documentIds: z.array(z.uuid()).max(50, "Name at most 50 documents.").default([]),
};

export const askSchema = z.strictObject({
  question: questionSchema,
  /** Absent: a new conversation begins. */
  conversationId: z.uuid().nullish(),
  /** An answer that is written again, beside the one there is; its question is asked anew. */
  regenerate: z.uuid().nullish(),
  /** A question that is asked in other words: a branch begins beside it. */
  edits: z.uuid().nullish(),
  /** The answer that the question follows; absent: the newest of the conversation. */
  after: z.uuid().nullish(),
  /** Chosen by who asks: sent again, the same question is not asked twice. */
  questionId: z.uuid().nullish(),
  /** It waits under this id; if it does not any more, it is not asked. */
  queued: z.boolean().optional(),
  /** The specialist who answers this question; none: nobody's instructions but the product's. */
  agent: agentRefSchema.nullish(),
  /** Only what this knowledge base was made of; absent: as before in the conversation; null: no base any more. */
  knowledgeBaseId: z.uuid().nullish(),
  /** Every passage in the scope is read, and all that is found is listed. */
  everyPassage: z.boolean().optional(),
  ...scope,
});
export type AskInput = z.output<typeof askSchema>;

export const conversationIdSchema = z.strictObject({ conversationId: z.uuid() });
export const renameConversationSchema = z.strictObject({ conversationId: z.uuid(), title: z.string().trim().min(1, "Enter a title.").max(120, "Use at most 120 characters.") });
export const pinConversationSchema = z.strictObject({ conversationId: z.uuid(), pinned: z.boolean() });
export const archiveConversationSchema = z.strictObject({ conversationId: z.uuid(), archived: z.boolean() });
export const changeScopeSchema = z.strictObject({ conversationId: z.uuid(), ...scope });
export const listConversationsSchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  archived: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** What an agent proposed to change. */
export const decideToolCallSchema = z.strictObject({ approvalId: z.uuid(), approve: z.boolean() });
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

export interface ApprovalDto {
  id: string;
  tool: AgentTool;
  /** The change in words. */
  summary: string;
  status: "waiting" | "approved" | "refused" | "failed";
  /** Why it failed. */
  outcome: string;
}

/** The specialist who answered, and what it adds beside its text. */
export interface AnswerAgentDto {
  ref: string;
  name: string;
  version: number | null;
  toolCalls: ToolCallDto[];
  handovers: HandoverDto[];
  approvals: ApprovalDto[];
}

export const VERDICTS = ["up", "down"] as const;
export const FEEDBACK_REASONS = ["wrong", "incomplete", "wrong-source", "missed", "unclear", "other"] as const;

export interface FeedbackDto {
  verdict: (typeof VERDICTS)[number];
  reason: (typeof FEEDBACK_REASONS)[number] | null;
  comment: string;
}

/** What the models used for one answer. */
export interface UsageDto {
  inputTokens: number;
  outputTokens: number;
  /** Some models do not tell; then it was counted by us. */
  estimated: boolean;
  /** Millionths of a US dollar; null where a price is not known. */
  costMicros: number | null;
}

export interface MessageDto {
  id: string;
  /** What it follows; messages of one parent are branches. */
  parentId: string | null;
  feedback: FeedbackDto | null;
  usage: UsageDto | null;
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
  agent?: AnswerAgentDto | null;
  /** Citations whose words stand otherwise by now. */
  stale?: StaleCitationDto[];
  /** Of an answer from every passage. */
  receipt?: ReadingReceipt | null;
  createdAt: string;
}

export const SHARINGS = ["nobody", "chosen", "everyone"] as const;
export type Sharing = (typeof SHARINGS)[number];

export interface ConversationDto {
  id: string;
  title: string;
  projectId: string | null;
  projectName: string | null;
  documentIds: string[];
  /** Where the next question is answered from. */
  knowledgeBaseId?: string | null;
  createdAt: string;
  updatedAt: string;
  pinned: boolean;
  archived: boolean;
  shared: Sharing;
  /** The reader's own: others' he only reads. */
  own: boolean;
  ownerName: string;
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
    /** One per answer, written anew as it grows. */
    agent: AnswerAgentDto;
    receipt: ReadingReceipt;
    outcome: { status: MessageStatus; unsupported: TextRange[]; error: { code: string; message: string } | null; notFound: boolean };
    /** Comes with what was kept, never while it streams. */
    stale: StaleCitationDto[];
    progress: { stage: "searching" | "writing"; passages?: number };
  }
>;
