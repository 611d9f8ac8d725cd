import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const agent = (payload: { agentId: string }) => payload.agentId;
const access = z.strictObject({ access: z.string(), projectId: id.nullable(), roles: z.array(z.string()), userIds: z.array(id) });

export const agentCreated = defineEvent("agents.agent-created", "agent", z.strictObject({ agentId: id, name: z.string(), clonedFrom: z.string().nullable() }), agent);
/** No instructions: the version keeps them. */
export const agentUpdated = defineEvent(
  "agents.agent-updated",
  "agent",
  z.strictObject({ agentId: id, name: z.string(), before: z.number().int(), after: z.number().int(), changed: z.array(z.string()) }),
  agent,
);
export const agentAccessChanged = defineEvent("agents.access-changed", "agent", z.strictObject({ agentId: id, name: z.string(), before: access, after: access }), agent);
export const agentVersionRestored = defineEvent("agents.version-restored", "agent", z.strictObject({ agentId: id, name: z.string(), restored: z.number().int(), version: z.number().int() }), agent);
export const agentDeleted = defineEvent("agents.agent-deleted", "agent", z.strictObject({ agentId: id, name: z.string() }), agent);
export const agentReactivated = defineEvent("agents.agent-reactivated", "agent", z.strictObject({ agentId: id, name: z.string() }), agent);
