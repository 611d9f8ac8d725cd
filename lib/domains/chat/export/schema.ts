import { z } from "zod";
import type { MessageStatus } from "../schema";

export const EXPORT_FORMATS = ["md", "docx", "pdf"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const exportConversationSchema = z.strictObject({
  conversationId: z.uuid(),
  format: z.enum(EXPORT_FORMATS),
  /** The last message of the branch that is exported; absent: the newest. */
  at: z.uuid().nullish(),
});

export interface ExportedCitation {
  number: number;
  documentName: string;
  version: number;
  /** "page 4", "Prices!B7". */
  place: string;
  quote: string;
  /** SHA-256 of the version's bytes, in hex. */
  checksum: string;
}

export interface ExportedMessage {
  role: "user" | "assistant";
  content: string;
  at: string;
  engine: string | null;
  agent: string | null;
  status: MessageStatus;
  /** Sentences that no checked quote supports. */
  unsupported: string[];
  citations: ExportedCitation[];
}

/** Messages of a branch that are exported, counted from its end. */
export const MOST_EXPORTED = 2_000;

export interface ExportedConversation {
  title: string;
  owner: string;
  exportedAt: string;
  /** The branch is longer than what is exported of it. */
  shortened: boolean;
  messages: ExportedMessage[];
}
