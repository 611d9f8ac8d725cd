import type { AgentAccess, AgentConfiguration, AgentTool, LibraryAgent } from "./schema";

export const ACCESS_LABELS: Record<AgentAccess, string> = { workspace: "Everybody in the workspace", project: "Members of a project", chosen: "Chosen people and roles" };

export const TOOL_LABELS: Record<AgentTool, { label: string; hint: string }> = {
  search: { label: "Search", hint: "Looks for further passages in the documents its asker may read." },
  read: { label: "Read passages", hint: "Reads a page of a document in full." },
  documents: { label: "List documents", hint: "Sees which documents there are, with their kind and state." },
  tables: { label: "Look up tables", hint: "Finds rows of workbooks and tables by their words." },
  calculator: { label: "Calculate", hint: "Works out numbers with units, and shows how." },
  tag: { label: "Tag documents", hint: "Proposes a tag for a document. Nothing changes before the asker approves it." },
};

export const FAMILY_LABELS: Record<LibraryAgent["family"], string> = { construction: "Construction", enterprise: "Enterprise" };

export const PART_LABELS: Record<keyof AgentConfiguration, string> = {
  instructions: "Instructions",
  model: "Model",
  temperature: "Temperature",
  maxTokens: "Longest answer",
  tools: "Tools",
  starters: "Example questions",
  scopeProjectId: "Project it looks in",
  scopeDocumentIds: "Documents it looks in",
  scopeBaseId: "Knowledge base it looks in",
  checklist: "Checklist",
  handovers: "Hand-over rules",
};
