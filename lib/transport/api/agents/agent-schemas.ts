import { z } from "zod";
import { AGENT_ACCESS, AGENT_TOOLS, createAgentSchema, updateAgentSchema } from "@/lib/domains/agents/schema";
import { pageQuery } from "../schemas";

const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const ref = z.string().meta({ description: "Of the library its name in addresses, e.g. fire-safety; of the workspace a UUID", example: "fire-safety" });
const kind = z.enum(["library", "own"]).meta({ description: "library: comes with the product and cannot be changed" });

export const agentSummarySchema = z
  .object({ id: ref, kind, family: z.enum(["construction", "enterprise"]).nullable(), name: z.string(), summary: z.string(), starters: z.array(z.string()), checklistItems: z.number().int() })
  .meta({ id: "AgentSummary" });

const checklistItem = z.object({ requirement: z.string(), evidence: z.string(), reference: z.string() });
const handover = z.object({ to: ref, when: z.string(), words: z.array(z.string()).meta({ description: "Any that begins a word of a question proposes the specialist" }) });

export const agentSchema = z
  .object({
    id: ref,
    kind,
    name: z.string(),
    summary: z.string(),
    instructions: z.string(),
    model: z.string().nullable().meta({ description: "null: the organization's own" }),
    temperature: z.number().nullable(),
    maxTokens: z.number().int().nullable(),
    tools: z.array(z.enum(AGENT_TOOLS)),
    starters: z.array(z.string()),
    scopeProjectId: z.uuid().nullable().meta({ description: "It looks only there" }),
    scopeDocumentIds: z.array(z.uuid()),
    scopeBaseId: z.uuid().nullable().meta({ description: "A knowledge base that it looks in" }),
    checklist: z.array(checklistItem),
    handovers: z.array(handover),
    access: z.enum(AGENT_ACCESS).meta({ description: "Who may ask it: everybody in the workspace, members of projectId, or those of roles and userIds" }),
    projectId: z.uuid().nullable(),
    roles: z.array(z.string()),
    userIds: z.array(z.uuid()),
    version: z.number().int().nullable().meta({ description: "The one that answers; null for the library's" }),
    clonedFrom: z.string().nullable(),
    createdAt: time.nullable(),
    updatedAt: time.nullable(),
    deletedAt: time.nullable(),
  })
  .meta({ id: "Agent" });

export const agentVersionSchema = z
  .object({ number: z.number().int(), note: z.string(), author: z.string(), createdAt: time, current: z.boolean(), changed: z.array(z.string()).meta({ description: "Parts that differ from the version before" }) })
  .meta({ id: "AgentVersion" });

export const listAgentsQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional().meta({ description: "Part of the name or summary" }),
  kind: kind.optional(),
  state: z.enum(["active", "deleted"]).default("active").meta({ description: "deleted: of the workspace's own, those to reactivate; needs agents:manage" }),
});

export const createAgentBody = createAgentSchema;
export const updateAgentBody = updateAgentSchema.omit({ agentId: true }).partial().meta({ description: "What is left out stays. With `version`, a newer one is not written over" });
export const cloneAgentBody = z.strictObject({ name: createAgentSchema.shape.name.optional() });
