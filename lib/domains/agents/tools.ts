import "server-only";
import { tool, type ToolSet } from "ai";
import { z } from "zod";
import { calculate } from "@/lib/adapters/calculator/calculate";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { tagDocument } from "@/lib/domains/dataroom/organize/commands/tag-document";
import { setTags } from "@/lib/domains/dataroom/organize/set-tags";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { listDocuments } from "@/lib/domains/dataroom/queries/list-documents";
import { tagSchema } from "@/lib/domains/dataroom/schema";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { Permission } from "@/lib/kernel/permissions";
import { passagesOfPage, passagesOfTables } from "./queries/tool-passages";
import type { AgentTool } from "./schema";
import type { ToolSession } from "./tool-session";

const FOUND = 6;
const LISTED = 40;
/** The answer rests on every document that is counted, named or not. */
const COUNTED = 1_000;

const inputs = {
  search: z.object({ query: z.string().min(1).max(500).describe("Words and names that stand in the passage looked for") }),
  read: z.object({ documentId: z.uuid(), page: z.number().int().min(1).describe("Counted from 1") }),
  documents: z.object({ nameContains: z.string().max(200).optional() }),
  tables: z.object({ words: z.array(z.string().min(1).max(80)).min(1).max(6).describe("Words that all stand in the row or its table") }),
  calculator: z.object({ expression: z.string().min(1).max(300).describe("With units, e.g. 5 kN/m * (6 m)^2 / 8 to kN m") }),
  tag: z.object({ documentId: z.uuid(), tag: tagSchema }),
};

/** The AI SDK's tools for an agent. Each works through a query or command with the asker's permissions; what changes something only proposes it. */
export function agentTools(session: ToolSession, allowed: readonly AgentTool[]): ToolSet {
  const { ctx, scope } = session;
  const tools: Record<AgentTool, ToolSet[string]> = {
    search: tool({
      description: "Searches the documents for further passages.",
      inputSchema: inputs.search,
      execute: ({ query }) => session.call("search", query, async () => session.found(await searchPassages(ctx, { query, limit: FOUND, ...searchScope(scope) }))),
    }),
    read: tool({
      description: "Reads a page of a document in full. Document ids come from search or from the list of documents.",
      inputSchema: inputs.read,
      execute: (at) => session.call("read", `Page ${at.page}`, async () => session.found(await passagesOfPage(ctx, scope, at))),
    }),
    documents: tool({
      description: "Lists documents with kind, pages and state.",
      inputSchema: inputs.documents,
      execute: ({ nameContains }) => session.call("documents", nameContains ?? "All", () => listed(session, nameContains)),
    }),
    tables: tool({
      description: "Finds rows of workbooks and tables in which all the words stand.",
      inputSchema: inputs.tables,
      execute: ({ words }) => session.call("tables", words.join(", "), async () => session.found((await passagesOfTables(ctx, scope, words)).slice(0, FOUND))),
    }),
    calculator: tool({
      description: "Works out an expression with units. Use it for every calculation.",
      inputSchema: inputs.calculator,
      execute: ({ expression }) => session.call("calculator", expression, () => worked(session, expression)),
    }),
    tag: tool({
      description: "Proposes a tag for a document. It is set only if the person approves it afterwards.",
      inputSchema: inputs.tag,
      execute: (input) => session.call("tag", input.tag, () => proposed(session, input)),
    }),
  };
  return Object.fromEntries(allowed.map((name) => [name, tools[name]]));
}

function searchScope({ projectId, documentIds, knowledgeBaseId }: ToolSession["scope"]) {
  return { ...(knowledgeBaseId ? { knowledgeBaseId } : {}), ...(projectId ? { projectId } : {}), ...(documentIds ? { documentIds: [...documentIds] } : {}) };
}

async function listed(session: ToolSession, q: string | undefined) {
  assertPermission(session.ctx, "documents:read");
  const { found, more } = await countedDocuments(session, q);
  for (const { id } of found) session.listed.add(id);
  const result = found.slice(0, LISTED).map(({ id, name, kind, status, pages }) => ({ documentId: id, name, kind, status, pages }));
  const total = more ? `more than ${found.length}` : found.length;
  session.workings.push(`Documents: ${JSON.stringify({ total, shown: result.map(({ name, status, pages }) => ({ name, status, pages })) })}`);
  return { outcome: total === 1 ? "1 document" : `${total} documents`, result: { total, documents: result } };
}

async function countedDocuments({ ctx, scope }: ToolSession, q: string | undefined) {
  const { projectId, documentIds } = scope;
  const narrowed = { limit: 100, ...(q ? { q } : {}), ...(projectId ? { projectId } : {}), ...(documentIds ? { ids: [...documentIds] } : {}) };
  return inTenant(ctx, async (tx) => {
    let page = await listDocuments(tx, narrowed);
    const found = [...page.data];
    while (page.nextCursor && found.length < COUNTED) {
      page = await listDocuments(tx, { ...narrowed, cursor: page.nextCursor });
      found.push(...page.data);
    }
    return { found, more: page.nextCursor !== null };
  });
}

async function worked({ workings }: ToolSession, given: string) {
  const { expression, result } = await calculate(given);
  workings.push(`Calculation: ${expression} = ${result}`);
  return { outcome: `${expression} = ${result}`, result: { expression, result } };
}

async function proposed(session: ToolSession, input: z.output<typeof inputs.tag>) {
  assertPermission(session.ctx, tagDocument.permission);
  const { id, name, projectId } = await inTenant(session.ctx, (tx) => getDocument(tx, input.documentId));
  const { scope } = session;
  if ((scope.projectId && scope.projectId !== projectId) || (scope.documentIds && !scope.documentIds.includes(id))) {
    throw new AppError("conflict", { userMessage: "This document is outside of what the question is about. Nothing was proposed." });
  }
  const summary = `Tag “${name}” as “${input.tag}”`;
  session.proposals.push({ tool: "tag", input, summary });
  return { outcome: "Proposed; waits for approval", result: { proposed: summary, note: "It is not done. The person decides after the answer." } };
}

/** What an approved change does, as the command of that permission does it. */
const CHANGES: Partial<Record<string, { permission: Permission; run: (tx: TenantTx, input: unknown) => Promise<unknown> }>> = {
  tag: {
    permission: tagDocument.permission,
    run: (tx, input) => {
      const { documentId, tag: added } = parseInput(inputs.tag, input);
      return setTags(tx, { documentId, add: [added], remove: [] });
    },
  },
};

/** Tools that change something: they need somebody who approves. */
export function needsApproval(name: AgentTool): boolean {
  return CHANGES[name] !== undefined;
}

/** After the transaction the change has happened, as if its approver had made it by hand. @throws AppError as its command does: his permissions hold, not the agent's. */
export async function runApprovedChange(tx: TenantTx, name: string, input: unknown): Promise<void> {
  const change = CHANGES[name];
  if (!change) throw new AppError("conflict", { userMessage: "This kind of change is no longer possible. Nothing was changed." });
  assertPermission(tx.ctx, change.permission);
  await change.run(tx, input);
}
