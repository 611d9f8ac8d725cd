import { z } from "zod";
import type { MessageDto } from "../schema";

export const requestBreakGlassSchema = z.strictObject({
  conversationId: z.uuid(),
  reason: z.string().trim().min(10, "Say in at least 10 characters why this is needed.").max(500, "Use at most 500 characters."),
});

export const breakGlassIdSchema = z.strictObject({ requestId: z.uuid() });

/** `expired` is a matter of the clock: it is never stored. */
export const BREAK_GLASS_STATUSES = ["pending", "approved", "denied", "ended", "expired"] as const;
export type BreakGlassStatus = (typeof BREAK_GLASS_STATUSES)[number];

export interface BreakGlassRequestDto {
  id: string;
  conversationId: string;
  owner: string;
  requestedBy: string;
  reason: string;
  status: BreakGlassStatus;
  createdAt: string;
  /** Of the request while it waits, of the access once it is approved. */
  expiresAt: string;
  decidedBy: string | null;
  can: { decide: boolean; end: boolean; read: boolean };
}

/** Enough to ask for a conversation, nothing of what is in it. */
export interface PrivateConversationDto {
  id: string;
  owner: string;
  messages: number;
  updatedAt: string;
}

export interface BreakGlassReadingDto {
  request: BreakGlassRequestDto;
  title: string;
  messages: MessageDto[];
}
