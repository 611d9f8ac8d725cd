import "server-only";
import type { HistoryMessage } from "@/lib/domains/chat/prompts/answer";
import { questionSchema } from "@/lib/domains/chat/schema";
import { AppError } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import { chatBody } from "./chat-schemas";

export interface ChatQuestion {
  model: string;
  question: string;
  history: HistoryMessage[];
  /** The caller's system and developer messages. */
  instructions: string;
  projectId: string | null | undefined;
  documentIds: readonly string[] | null | undefined;
  stream: boolean;
  includeUsage: boolean;
}

const LONGEST_INSTRUCTIONS = 32_000;

function textOf(content: string | null | undefined | readonly { text: string }[]): string {
  return typeof content === "string" ? content : (content ?? []).map((part) => part.text).join("\n");
}

function invalid(userMessage: string, param: string): AppError {
  return new AppError("invalid_input", { userMessage, fields: { [param]: userMessage } });
}

/** The last user message is the question; what stands before it is history, what stands after it is not used. */
export function readChatRequest(body: unknown): ChatQuestion {
  const input = parseInput(chatBody, body);
  const messages = input.messages.map((message) => ({ role: message.role, text: textOf(message.content) }));
  const last = messages.findLastIndex((message) => message.role === "user");
  if (last < 0) throw invalid("messages: there is no user message to answer.", "messages");
  const question = questionSchema.safeParse(messages[last]?.text);
  if (!question.success) throw invalid(`messages: ${question.error.issues[0]?.message ?? "the question is not valid."}`, "messages");
  const instructions = messages.filter(({ role }) => role === "system" || role === "developer").map(({ text }) => text.trim()).join("\n\n");
  if (instructions.length > LONGEST_INSTRUCTIONS) throw invalid(`messages: system messages may have ${LONGEST_INSTRUCTIONS} characters together.`, "messages");
  return {
    model: input.model,
    question: question.data,
    history: messages.slice(0, last).flatMap(({ role, text }) => (role === "user" || role === "assistant" ? [{ role, text }] : [])),
    instructions,
    projectId: input.projectId,
    documentIds: input.documentIds,
    stream: input.stream ?? false,
    includeUsage: input.stream_options?.include_usage ?? false,
  };
}
