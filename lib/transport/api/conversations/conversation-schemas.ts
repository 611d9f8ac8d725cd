import { z } from "zod";
import { EXPORT_FORMATS } from "@/lib/domains/chat/export/schema";
import { FEEDBACK_REASONS, MESSAGE_STATUSES, questionSchema, VERDICTS } from "@/lib/domains/chat/schema";
import { readingReceiptSchema } from "@/lib/domains/knowledge/every-passage/schema";
import { citationSchema } from "../chat/chat-schemas";
import { pageQuery } from "../schemas";

const id = z.uuid().meta({ description: "UUID" });
const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const range = z.object({ start: z.number().int(), end: z.number().int() });
const range16 = z.array(range).meta({ description: "UTF-16 ranges of the text that no checked quote supports" });

export const conversationSchema = z
  .object({
    id,
    title: z.string(),
    projectId: id.nullable(),
    documentIds: z.array(id).meta({ description: "Only these are looked in; empty: all" }),
    pinned: z.boolean(),
    archived: z.boolean(),
    createdAt: time,
    updatedAt: time.meta({ description: "Of the last question" }),
  })
  .meta({ id: "Conversation" });

export const messageSchema = z
  .object({
    id,
    parentId: id.nullable().meta({ description: "What it follows. Messages of one parent are branches: a question in other words, an answer written again" }),
    role: z.enum(["user", "assistant"]),
    content: z.string().meta({ description: "[n] marks a citation" }),
    status: z.enum(MESSAGE_STATUSES),
    engine: z.string().nullable().meta({ description: "Model's name, or “extractive”" }),
    citations: z.array(citationSchema),
    unsupported: range16,
    notFound: z.boolean().meta({ description: "The documents do not say it" }),
    usage: z
      .object({ inputTokens: z.number().int(), outputTokens: z.number().int(), estimated: z.boolean(), costMicros: z.number().int().nullable().meta({ description: "Millionths of a US dollar; null: a price is not known" }) })
      .nullable(),
    receipt: readingReceiptSchema.nullable().meta({ description: "Of an answer from every passage: how many were read, of how many" }),
    createdAt: time,
  })
  .meta({ id: "Message" });

export const conversationWithMessages = conversationSchema.extend({ messages: z.array(messageSchema).meta({ description: "Of all branches, oldest first" }) }).meta({ id: "ConversationWithMessages" });
export const answeredSchema = z.object({ conversation: conversationSchema, answer: messageSchema }).meta({ id: "AnsweredQuestion" });

export const listConversationsQuery = z.object({
  q: z.string().trim().max(200).optional().meta({ description: "Words of a title or a message" }),
  archived: z.enum(["true", "false"]).optional().meta({ description: "true: those that are put away" }),
  ...pageQuery.shape,
});

const questionId = z.uuid().optional().meta({ description: "Chosen by the caller: the same question sent again is not asked twice" });
const everyPassage = z.boolean().optional().meta({ description: "true: every passage in the scope is read, and all that is found is listed" });
export const beginBody = z.strictObject({ question: questionSchema, questionId, everyPassage, projectId: z.string().nullish(), documentIds: z.array(z.string()).max(50).optional() });
export const askBody = z.strictObject({
  question: questionSchema.optional().meta({ description: "Needed unless an answer is written again" }),
  questionId,
  everyPassage,
  after: z.string().optional().meta({ description: "The answer that it follows; absent: the newest" }),
  edits: z.string().optional().meta({ description: "The question that is asked in other words; a branch begins beside it" }),
  regenerate: z.string().optional().meta({ description: "The answer that is written again, beside the one there is" }),
});
export const changeBody = z.strictObject({ title: z.string().optional(), pinned: z.boolean().optional(), archived: z.boolean().optional() });
export const feedbackBody = z.strictObject({ verdict: z.enum(VERDICTS).nullable(), reason: z.enum(FEEDBACK_REASONS).nullish(), comment: z.string().max(2_000).optional() });
export const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS).default("md"), at: z.string().optional().meta({ description: "The last message of the branch; absent: the newest" }) });
