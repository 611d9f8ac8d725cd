import type { AgentConfiguration, AgentDto } from "@/lib/domains/agents/schema";

/** The form's state: what is saved, with numbers as they are typed. */
export interface AgentDraft extends Omit<AgentConfiguration, "temperature" | "maxTokens" | "model"> {
  name: string;
  summary: string;
  access: AgentDto["access"];
  projectId: string | null;
  roles: string[];
  userIds: string[];
  model: string;
  temperature: string;
  maxTokens: string;
  note: string;
}

export type ChangeDraft = (change: Partial<AgentDraft>) => void;

const EMPTY: AgentDraft = {
  name: "", summary: "", access: "workspace", projectId: null, roles: [], userIds: [], instructions: "", model: "", temperature: "", maxTokens: "", note: "",
  tools: ["search", "read", "documents", "tables", "calculator"], starters: [], scopeProjectId: null, scopeDocumentIds: [], scopeBaseId: null, checklist: [], handovers: [],
};

export function draftOf(agent: AgentDto | null): AgentDraft {
  if (!agent) return EMPTY;
  const { id: _id, version: _version, clonedFrom: _from, createdAt: _created, updatedAt: _updated, deletedAt: _deleted, ...rest } = agent;
  return { ...rest, model: agent.model ?? "", temperature: agent.temperature?.toString() ?? "", maxTokens: agent.maxTokens?.toString() ?? "", note: "" };
}

const numberOf = (text: string) => (text.trim() === "" ? null : Number(text.replace(",", ".")));

export function configurationOf({ instructions, model, temperature, maxTokens, tools, starters, scopeProjectId, scopeDocumentIds, scopeBaseId, checklist, handovers }: AgentDraft): AgentConfiguration {
  return {
    instructions,
    model: model.trim() || null,
    temperature: numberOf(temperature),
    maxTokens: numberOf(maxTokens),
    tools,
    starters: starters.map((text) => text.trim()).filter(Boolean),
    scopeProjectId,
    scopeDocumentIds,
    scopeBaseId,
    checklist: checklist.filter(({ requirement, evidence }) => requirement.trim() + evidence.trim() !== ""),
    handovers: handovers.map((rule) => ({ ...rule, words: rule.words.map((word) => word.trim().toLowerCase()).filter(Boolean) })),
  };
}

export function faceOf({ name, summary, access, projectId, roles, userIds }: AgentDraft) {
  return { name, summary, access, projectId, roles: roles as ("admin" | "editor" | "viewer")[], userIds };
}
