import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

/** The person is named by id alone: after it nothing of ours says who that was. */
export const accountDeleted = defineEvent(
  "tenancy.account-deleted",
  "member",
  z.strictObject({ userId: z.uuid(), role: z.string(), revokedKeys: z.number().int() }),
  (payload) => payload.userId,
);
