import { z } from "zod";

/** Read tools first; the last one changes something and waits for its asker's approval. */
export const AGENT_TOOLS = ["search", "read", "documents", "tables", "calculator", "tag"] as const;
export type AgentTool = (typeof AGENT_TOOLS)[number];
export const AGENT_ACCESS = ["workspace", "project", "chosen"] as const;
export type AgentAccess = (typeof AGENT_ACCESS)[number];

const line = (most: number) => z.string().trim().min(1, "Write something here.").max(most, `Use at most ${most.toLocaleString("en")} characters.`);

/** Of the library by its slug, of the workspace by its id. */
export const agentRefSchema = z.union([z.uuid(), z.string().regex(/^[a-z]+(?:-[a-z]+)*$/).max(60)], "This names no agent.");

const checklistItemSchema = z.strictObject({ requirement: line(400), evidence: line(400), reference: z.string().trim().max(200, "Use at most 200 characters.").default("") });
export type ChecklistItem = z.output<typeof checklistItemSchema>;

const handoverSchema = z.strictObject({
  /** The specialist to go on with. */
  to: agentRefSchema,
  when: line(300),
  /** Any of them in a question proposes the specialist; a word stands for those that begin with it. */
  words: z.array(line(40)).min(1, "Name at least one word.").max(24, "Name at most 24 words."),
});
export type Handover = z.output<typeof handoverSchema>;

const configurationShape = {
  instructions: z.string().trim().min(20, "Say in a sentence or two what this agent does.").max(24_000, "Use at most 24,000 characters."),
  /** Null: the organization's own. */
  model: z.string().trim().min(1).max(200, "Use at most 200 characters.").nullable().default(null),
  temperature: z.number().min(0, "Between 0 and 1.").max(1, "Between 0 and 1.").nullable().default(null),
  maxTokens: z.number().int("A whole number.").min(100, "Between 100 and 16,000.").max(16_000, "Between 100 and 16,000.").nullable().default(null),
  tools: z.array(z.enum(AGENT_TOOLS)).max(AGENT_TOOLS.length).default([]),
  starters: z.array(line(300)).max(8, "Use at most 8 questions.").default([]),
  scopeProjectId: z.uuid().nullable().default(null),
  scopeDocumentIds: z.array(z.uuid()).max(50, "Name at most 50 documents.").default([]),
  scopeBaseId: z.uuid().nullable().default(null),
  checklist: z.array(checklistItemSchema).max(60, "Use at most 60 items.").default([]),
  handovers: z.array(handoverSchema).max(20, "Use at most 20 rules.").default([]),
};
const configurationSchema = z.strictObject(configurationShape);
export type AgentConfiguration = z.output<typeof configurationSchema>;

const faceShape = {
  name: line(80),
  summary: z.string().trim().max(300, "Use at most 300 characters.").default(""),
  access: z.enum(AGENT_ACCESS).default("workspace"),
  /** Of access "project". */
  projectId: z.uuid().nullable().default(null),
  /** Of access "chosen": system roles of the workspace by name, its own ones by id. */
  roles: z.array(z.union([z.enum(["admin", "editor", "viewer"]), z.uuid()])).max(30).default([]),
  userIds: z.array(z.uuid()).max(200, "Choose at most 200 people.").default([]),
};

export const createAgentSchema = z.strictObject({ ...faceShape, ...configurationShape });
export const updateAgentSchema = createAgentSchema.extend({
  agentId: z.uuid(),
  /** The version that was on the screen: a newer one is not written over. */
  version: z.number().int().min(1),
  note: z.string().trim().max(300, "Use at most 300 characters.").default(""),
});
export const agentIdSchema = z.strictObject({ agentId: z.uuid() });
export const cloneAgentSchema = z.strictObject({ agent: agentRefSchema, name: line(80).optional() });
export const restoreVersionSchema = agentIdSchema.extend({ number: z.number().int().min(1) });

/** Of the library: code of the product, the same everywhere. */
export interface LibraryAgent {
  slug: string;
  family: "construction" | "enterprise";
  name: string;
  summary: string;
  scope: string;
  /** What it looks for in documents. */
  attention: string;
  /** Which questions belong to whom. */
  limits: string;
  manner: string;
  /** How its field is ruled there. */
  jurisdictions: Record<LibraryJurisdiction, string>;
  tools: readonly AgentTool[];
  checklist: readonly ChecklistItem[];
  handovers: readonly Handover[];
  starters: readonly string[];
}
export const LIBRARY_JURISDICTIONS = ["UK", "EU", "US", "AU"] as const;
export type LibraryJurisdiction = (typeof LIBRARY_JURISDICTIONS)[number];

export type AgentKind = "library" | "own";

export interface AgentSummaryDto {
  /** What a question names. */
  ref: string;
  kind: AgentKind;
  family: LibraryAgent["family"] | null;
  name: string;
  summary: string;
  starters: string[];
  checklistItems: number;
}

export interface AgentDto extends AgentConfiguration {
  id: string;
  name: string;
  summary: string;
  access: AgentAccess;
  projectId: string | null;
  roles: string[];
  userIds: string[];
  version: number;
  clonedFrom: string | null;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

export interface AgentRowDto extends Pick<AgentDto, "id" | "name" | "summary" | "access" | "version" | "updatedAt" | "deletedAt"> {
  projectName: string | null;
  checklistItems: number;
}

export interface AgentVersionDto {
  number: number;
  note: string;
  author: string;
  createdAt: string;
  current: boolean;
  /** What differs from the version before it. */
  changed: string[];
}

export interface LibraryAgentDto extends AgentSummaryDto {
  instructions: string;
  checklist: ChecklistItem[];
  handovers: (Handover & { name: string })[];
  tools: AgentTool[];
}

/** A specialist that an answer proposes to go on with. */
export interface HandoverDto {
  to: string;
  name: string;
  why: string;
}

/** A tool's use while an answer was prepared. */
export interface ToolCallDto {
  tool: AgentTool;
  input: string;
  outcome: string;
  status: "done" | "failed";
}

interface Choice {
  id: string;
  name: string;
}

/** What an agent's form offers. */
export interface AgentChoicesDto {
  projects: Choice[];
  people: Choice[];
  roles: Choice[];
  /** Names of the organization's models. */
  models: string[];
  bases: Choice[];
  agents: Choice[];
  /** Those it looks in now. */
  documents: Choice[];
}

/** An agent as it stands in the form, asked before it is saved. */
export const tryAgentSchema = z.strictObject({ question: line(2_000), name: z.string().max(80).default(""), configuration: configurationSchema });

export interface TriedAnswerDto {
  text: string;
  sources: { number: number; documentId: string; documentName: string; page: number; quote: string }[];
  notFound: boolean;
  engine: string;
  extractive: boolean;
  toolCalls: ToolCallDto[];
  handovers: HandoverDto[];
}
