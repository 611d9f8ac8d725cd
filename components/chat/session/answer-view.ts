import type { QueuedQuestionDto } from "@/lib/domains/chat/queue/schema";
import type { StaleCitationDto } from "@/lib/domains/chat/stale/schema";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";
import type { AnswerAgentDto, ChatMessage, CitationDto, ConversationDto, MessageDto, MessageStatus, TextRange } from "@/lib/domains/chat/schema";

export interface AnswerView {
  /** The browser's id of the message; marks and cards are named after it. */
  id: string;
  /** The server's id, as soon as it is known. */
  messageId: string | null;
  text: string;
  citations: CitationDto[];
  unsupported: TextRange[];
  status: MessageStatus;
  error: { code: string; message: string } | null;
  notFound: boolean;
  engine: string | null;
  /** The specialist who answers, with what it looked up and proposes. */
  agent: AnswerAgentDto | null;
  /** Citations whose words stand otherwise by now. */
  stale: StaleCitationDto[];
  /** Of an answer from every passage: how far it has read. */
  receipt: ReadingReceipt | null;
}

export interface ConversationData {
  conversation: ConversationDto;
  messages: MessageDto[];
  /** Asked and not sent yet. */
  queued?: QueuedQuestionDto[];
  /** Those that it looks in, as far as its reader may open them. */
  documents?: { id: string; name: string }[];
}

export function textOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** The same message gives the same view, so that answers already shown are not written again while another streams. */
const views = new WeakMap<ChatMessage, AnswerView>();

export function answerView(message: ChatMessage): AnswerView {
  const known = views.get(message);
  if (known) return known;
  const view = readAnswer(message);
  views.set(message, view);
  return view;
}

function readAnswer(message: ChatMessage): AnswerView {
  const citations: CitationDto[] = [];
  let stale: StaleCitationDto[] = [];
  let agent: AnswerAgentDto | null = null;
  let receipt: ReadingReceipt | null = null;
  let outcome: Extract<ChatMessage["parts"][number], { type: "data-outcome" }>["data"] | null = null;
  for (const part of message.parts) {
    if (part.type === "data-citation") citations.push(part.data);
    if (part.type === "data-stale") stale = part.data;
    if (part.type === "data-agent") agent = part.data;
    if (part.type === "data-receipt") receipt = part.data;
    if (part.type === "data-outcome") outcome = part.data;
  }
  return {
    id: message.id,
    messageId: message.metadata?.messageId ?? null,
    text: textOf(message),
    citations: citations.sort((a, b) => a.number - b.number),
    unsupported: outcome?.unsupported ?? [],
    status: outcome?.status ?? "streaming",
    error: outcome?.error ?? null,
    notFound: outcome?.notFound ?? false,
    engine: message.metadata?.engine ?? null,
    agent,
    stale,
    receipt,
  };
}

/** What the server keeps, as the chat in the browser holds it. */
export function toChatMessages(conversationId: string, messages: readonly MessageDto[]): ChatMessage[] {
  return messages.map((message) => {
    if (message.role === "user") return { id: message.id, role: "user", parts: [{ type: "text", text: message.content }] };
    const { status, unsupported, error, notFound } = message;
    const open = isOpen(status);
    return {
      id: message.id,
      role: "assistant",
      metadata: { conversationId, messageId: message.id, engine: message.engine ?? "" },
      parts: [
        ...(message.agent ? [{ type: "data-agent" as const, id: "agent", data: message.agent }] : []),
        ...(message.receipt ? [{ type: "data-receipt" as const, id: "receipt", data: message.receipt }] : []),
        ...message.citations.map((citation) => ({ type: "data-citation" as const, id: String(citation.number), data: citation })),
        { type: "text", text: message.content },
        ...(message.stale?.length ? [{ type: "data-stale" as const, data: message.stale }] : []),
        ...(open ? [] : [{ type: "data-outcome" as const, data: { status, unsupported, error, notFound } }]),
      ],
    };
  });
}

export function isOpen(status: MessageStatus): boolean {
  return status === "streaming" || status === "stopping";
}

/** "p. 4", "Prices!B7", "Section 3": where a citation stands, in the words of its kind of document. */
export function placeOf({ kind, page, pageLabel, cells }: Pick<CitationDto, "kind" | "page" | "pageLabel" | "cells">): string {
  if (kind === "pdf") return `p. ${pageLabel ?? page}`;
  if (cells) return cells;
  if (kind === "xlsx" || kind === "csv") return pageLabel ? `Sheet ${pageLabel}` : `Sheet ${page}`;
  return pageLabel ?? `Section ${page}`;
}

/** For other places: the answer, then its sources with their words. */
export function answerAsText(answer: AnswerView): string {
  const sources = answer.citations.map(
    (citation) => `[${citation.number}] ${citation.documentName}, ${placeOf(citation)}: “${citation.quote.replace(/\s+/gu, " ").trim()}”`,
  );
  return [answer.text.trim(), ...(sources.length ? ["", ...sources] : [])].join("\n");
}
