import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

/** Somebody looked at the workspace as this member would see it. The words asked for stand here as a hash. */
export const accessReviewed = defineEvent(
  "chat.access-reviewed",
  "member",
  z.strictObject({ memberId: z.uuid(), what: z.enum(["documents", "search", "answer"]), queryHash: z.string().nullable(), shown: z.number().int() }),
  (payload) => payload.memberId,
);
