import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const request = z.strictObject({ requestId: id, conversationId: id, ownerId: id, requestedBy: id });
const ofConversation = (payload: { conversationId: string }) => payload.conversationId;

export const breakGlassRequested = defineEvent("chat.break-glass-requested", "conversation", request.extend({ reason: z.string() }), ofConversation);
export const breakGlassApproved = defineEvent("chat.break-glass-approved", "conversation", request.extend({ reason: z.string(), expiresAt: z.iso.datetime() }), ofConversation);
export const breakGlassDenied = defineEvent("chat.break-glass-denied", "conversation", request, ofConversation);
export const breakGlassEnded = defineEvent("chat.break-glass-ended", "conversation", request.extend({ before: z.string() }), ofConversation);
/** Each time that the conversation was opened. */
export const breakGlassRead = defineEvent("chat.break-glass-read", "conversation", request.extend({ messages: z.number().int() }), ofConversation);
