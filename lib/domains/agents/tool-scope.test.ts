import { beforeAll, describe, expect, it } from "vitest";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import type { ToolScope } from "./queries/tool-passages";
import type { AgentTool } from "./schema";
import { ToolSession } from "./tool-session";
import { agentTools } from "./tools";

provideTestDatabase();

let tenant: Tenant;
let elsewhere: string;
const ids: string[] = [];
beforeAll(async () => {
  tenant = await createTenant();
  elsewhere = (await createProject.execute(tenant.owner, { name: "Elsewhere" })).id;
  // More than one list shows, the oldest first.
  for (let at = 0; at < 42; at += 1) ids.push((await addDocument(tenant.owner, { name: `Note ${at}.txt` })).documentId);
});

async function use(tool: AgentTool, input: object, scope: ToolScope) {
  const session = new ToolSession(tenant.owner, scope, () => undefined);
  const given = (await agentTools(session, [tool])[tool]?.execute?.(input, { toolCallId: newId(), messages: [], context: {} })) as string;
  return { session, given };
}

describe("within the scope of an answer", () => {
  it("documents are listed however old they are, and counted alone", async () => {
    const scope = { documentIds: ids.slice(0, 2) };
    const { session, given } = await use("documents", {}, scope);
    expect(JSON.parse(given)).toMatchObject({ total: 2, documents: [{ documentId: ids[1] }, { documentId: ids[0] }] });
    expect(session.calls).toMatchObject([{ outcome: "2 documents", status: "done" }]);
    expect((await use("documents", {}, {})).session.calls[0]?.outcome).toBe("42 documents");
  });

  it("no change is proposed for a document outside of it", async () => {
    const input = { documentId: ids[0], tag: "reviewed" };
    for (const scope of [{ documentIds: [ids[1] ?? ""] }, { projectId: elsewhere }, { projectId: elsewhere, documentIds: [ids[0] ?? ""] }]) {
      const { session } = await use("tag", input, scope);
      expect(session.proposals).toEqual([]);
      expect(session.calls).toMatchObject([{ status: "failed", outcome: "This document is outside of what the question is about. Nothing was proposed." }]);
    }
    for (const scope of [{}, { documentIds: ids }, { projectId: tenant.projectId }]) expect((await use("tag", input, scope)).session.proposals).toHaveLength(1);
  });
});
