import { AppError } from "@/lib/kernel/app-error";

interface Scope {
  projectId: string | null;
  documentIds: string[];
}

/**
 * Where an answer looks: in what the conversation and the agent both look in.
 * @throws AppError conflict where that is nothing: an empty scope would mean everything.
 */
export function commonScope(conversation: Scope, agent: { name: string; scopeProjectId: string | null; scopeDocumentIds: readonly string[] } | null): Scope {
  if (!agent) return conversation;
  const projects = [conversation.projectId, agent.scopeProjectId].filter((id) => id !== null);
  const limits = [conversation.documentIds, agent.scopeDocumentIds].filter((ids) => ids.length > 0);
  const [first, second] = limits;
  const documentIds = second ? (first ?? []).filter((id) => second.includes(id)) : [...(first ?? [])];
  if (new Set(projects).size > 1 || (limits.length > 1 && documentIds.length === 0)) {
    throw new AppError("conflict", { userMessage: `${agent.name} looks elsewhere than this conversation does. Begin a new conversation with it, or choose another specialist; your question is kept.` });
  }
  return { projectId: projects[0] ?? null, documentIds };
}
