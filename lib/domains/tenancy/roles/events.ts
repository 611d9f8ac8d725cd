import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const facts = z.strictObject({ name: z.string(), description: z.string(), permissions: z.array(z.string()) });
const place = { roleId: z.uuid(), scope: z.string() };

export const roleCreated = defineEvent("tenancy.role-created", "role", z.strictObject({ ...place, after: facts }), (payload) => payload.roleId);
export const roleUpdated = defineEvent("tenancy.role-updated", "role", z.strictObject({ ...place, before: facts, after: facts }), (payload) => payload.roleId);
export const roleDeleted = defineEvent("tenancy.role-deleted", "role", z.strictObject({ ...place, before: facts }), (payload) => payload.roleId);
