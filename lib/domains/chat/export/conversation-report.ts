import { MESSAGE_STATUS_LABELS } from "../labels";
import { type ExportedConversation, type ExportedMessage, MOST_EXPORTED } from "./schema";

/** What a writer of any format can set. Text is plain: no markup of an answer is obeyed. */
export interface ReportBlock {
  kind: "title" | "question" | "paragraph" | "item" | "heading" | "source" | "quote" | "note";
  text: string;
}

/** One branch of a conversation: each answer with its sources, each source with document, version, place, words and checksum. */
export function conversationReport(conversation: ExportedConversation): ReportBlock[] {
  const { title, owner, exportedAt, shortened, messages } = conversation;
  return [
    { kind: "title", text: title },
    { kind: "note", text: `Conversation of ${owner}, exported ${moment(exportedAt)}. Each quotation was checked word by word against the version that it names.` },
    ...(shortened ? [{ kind: "note" as const, text: `These are the last ${MOST_EXPORTED.toLocaleString("en")} messages. What came before them is left out.` }] : []),
    ...messages.flatMap((message): ReportBlock[] => (message.role === "user" ? [{ kind: "question", text: message.content }] : answerBlocks(message))),
  ];
}

function answerBlocks(message: ExportedMessage): ReportBlock[] {
  const { content, citations, unsupported, status } = message;
  const who = [message.agent, message.engine].filter(Boolean).join(", ");
  return [
    ...content.split(/\n+/u).flatMap(lineBlock),
    ...(status === "complete" ? [] : [{ kind: "note" as const, text: MESSAGE_STATUS_LABELS[status] }]),
    ...unsupported.map((text) => ({ kind: "note" as const, text: `Not supported by a quotation: “${oneLine(text)}”` })),
    ...citations.flatMap((citation): ReportBlock[] => [
      { kind: "source", text: `[${citation.number}] ${citation.documentName}, version ${citation.version}, ${citation.place}` },
      { kind: "quote", text: `“${oneLine(citation.quote)}”` },
      { kind: "note", text: `SHA-256 ${citation.checksum}` },
    ]),
    { kind: "note", text: `${who ? `Answered by ${who}, ` : "Answered "}${moment(message.at)}.` },
  ];
}

function lineBlock(line: string): ReportBlock[] {
  const text = line.replace(/\*\*|__|`/gu, "").trim();
  if (!text) return [];
  const heading = /^#{1,6}\s+(.*)$/u.exec(text)?.[1];
  if (heading) return [{ kind: "heading", text: heading }];
  const item = /^(?:[-*•]|\d{1,3}[.)])\s+(.*)$/u.exec(text)?.[1];
  return [item ? { kind: "item", text: item } : { kind: "paragraph", text }];
}

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
const moment = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
