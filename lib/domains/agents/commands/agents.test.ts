import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { getAgent, listAgents } from "../queries/agents";
import { listVersions } from "../queries/agent-versions";
import { resolveAgent } from "../resolve-agent";
import type { AgentDto } from "../schema";
import { cloneAgent } from "./clone-agent";
import { createAgent } from "./create-agent";
import { deleteAgent } from "./delete-agent";
import { reactivateAgent } from "./reactivate-agent";
import { restoreVersion } from "./restore-version";
import { updateAgent } from "./update-agent";

provideTestDatabase();

const facts = { name: "Cost engineer", instructions: "You answer questions about the costs of a project." };
const resolve = (ctx: TenantContext, ref: string) => inTenant(ctx, (tx) => resolveAgent(tx, ref));
const editable = ({ id, version, clonedFrom: _from, createdAt: _c, updatedAt: _u, deletedAt: _d, ...rest }: AgentDto) => ({ agentId: id, version, ...rest });

let tenant: Tenant;
let editor: TenantContext;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  editor = await addMember(tenant, "editor");
  viewer = await addMember(tenant, "viewer");
});

describe("an agent of the workspace", () => {
  it("is made, found, asked, and recorded", async () => {
    const agent = await createAgent.execute(editor, { ...facts, starters: ["What did it cost?"], tools: ["calculator"], temperature: 0.3 });
    expect(agent).toMatchObject({ version: 1, access: "workspace", tools: ["calculator"], temperature: 0.3 });
    expect((await inTenant(viewer, (tx) => listAgents(tx, { q: "cost" }))).data.map(({ id }) => id)).toContain(agent.id);
    const answering = await resolve(viewer, agent.id);
    expect(answering).toMatchObject({ ref: agent.id, name: "Cost engineer", version: 1, temperature: 0.3 });
    expect(answering.instructions).toMatch(/^You answer questions about the costs[\s\S]*United Kingdom/);
    expect((await eventTypes(editor)).at(-1)).toBe("agents.agent-created");
  });

  it("gets a version where it answers otherwise, and none where only its name changes", async () => {
    const first = await createAgent.execute(editor, facts);
    const named = await updateAgent.execute(editor, { ...editable(first), name: "Cost manager" });
    expect(named).toMatchObject({ name: "Cost manager", version: 1 });
    const second = await updateAgent.execute(editor, { ...editable(named), maxTokens: 900, note: "Shorter" });
    expect(second).toMatchObject({ version: 2, maxTokens: 900 });
    const versions = await inTenant(viewer, (tx) => listVersions(tx, second));
    expect(versions.map(({ number, note, changed, current }) => ({ number, note, changed, current }))).toEqual([
      { number: 2, note: "Shorter", changed: ["Longest answer"], current: true },
      { number: 1, note: "", changed: [], current: false },
    ]);
    await expect(updateAgent.execute(editor, { ...editable(first), maxTokens: 100 })).rejects.toMatchObject({ code: "stale" });
    const restored = await restoreVersion.execute(editor, { agentId: first.id, number: 1 });
    expect(restored).toMatchObject({ version: 3, maxTokens: null, name: "Cost manager" });
    await expect(restoreVersion.execute(editor, { agentId: first.id, number: 3 })).rejects.toMatchObject({ code: "conflict" });
    await expect(restoreVersion.execute(editor, { agentId: first.id, number: 9 })).rejects.toMatchObject({ code: "not_found" });
    expect((await eventTypes(editor)).slice(-3)).toEqual(["agents.agent-updated", "agents.agent-updated", "agents.version-restored"]);
  });

  it("is written over by nobody who has not read it: of two at once one is told", async () => {
    const agent = await createAgent.execute(editor, facts);
    const both = await Promise.allSettled([1, 2].map((more) => updateAgent.execute(editor, { ...editable(agent), maxTokens: 1000 + more })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is deleted and comes back as it was", async () => {
    const agent = await createAgent.execute(editor, facts);
    await deleteAgent.execute(editor, { agentId: agent.id });
    await expect(resolve(viewer, agent.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteAgent.execute(editor, { agentId: agent.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await inTenant(editor, (tx) => listAgents(tx, { deleted: true }))).data.map(({ id }) => id)).toContain(agent.id);
    await expect(inTenant(viewer, (tx) => listAgents(tx, { deleted: true }))).rejects.toMatchObject({ code: "forbidden" });
    expect(await reactivateAgent.execute(editor, { agentId: agent.id })).toMatchObject({ id: agent.id, deletedAt: null });
    await expect(reactivateAgent.execute(editor, { agentId: agent.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await resolve(viewer, agent.id)).toMatchObject({ name: agent.name });
  });

  it("is cloned from the library or from another, for its maker alone at first", async () => {
    const copy = await cloneAgent.execute(editor, { agent: "fire-safety" });
    expect(copy).toMatchObject({ name: "Fire Safety (copy)", clonedFrom: "fire-safety", access: "chosen" });
    expect(copy.checklist.length).toBeGreaterThanOrEqual(15);
    await expect(resolve(viewer, copy.id)).rejects.toMatchObject({ code: "not_found" });
    const again = await cloneAgent.execute(editor, { agent: copy.id, name: "Ours" });
    expect({ ...again, instructions: "" }).toMatchObject({ name: "Ours", clonedFrom: copy.id, checklist: copy.checklist });
    await expect(cloneAgent.execute(editor, { agent: "no-such" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("who may ask it", () => {
  it("follows its project", async () => {
    const project = await createProject.execute(editor, { name: "Closed one", access: "members" });
    const agent = await createAgent.execute(editor, { ...facts, access: "project", projectId: project.id });
    expect(await resolve(editor, agent.id)).toMatchObject({ ref: agent.id });
    for (const other of [viewer, tenant.owner]) await expect(resolve(other, agent.id)).rejects.toMatchObject({ code: "not_found" });
    expect(() => createAgent.execute(viewer, facts)).toThrow(expect.objectContaining({ code: "forbidden" }));
    await expect(createAgent.execute(editor, { ...facts, access: "project" })).rejects.toMatchObject({ code: "invalid_input" });
    const second = await addMember(tenant, "editor");
    await expect(createAgent.execute(second, { ...facts, access: "project", projectId: project.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is whom its maker chose, by person and by role", async () => {
    const person = await addMember(tenant, "viewer");
    const agent = await createAgent.execute(editor, { ...facts, access: "chosen", userIds: [person.userId ?? ""] });
    for (const may of [editor, person, tenant.owner]) expect(await resolve(may, agent.id)).toMatchObject({ ref: agent.id });
    await expect(resolve(viewer, agent.id)).rejects.toMatchObject({ code: "not_found" });
    const opened = await updateAgent.execute(editor, { ...editable(agent), roles: ["viewer"], userIds: [] });
    expect(opened).toMatchObject({ version: 1, roles: ["viewer"], userIds: [] });
    expect(await resolve(viewer, agent.id)).toMatchObject({ ref: agent.id });
    expect((await eventTypes(editor)).at(-1)).toBe("agents.access-changed");
    const foreign = await createTenant("Stranger");
    await expect(updateAgent.execute(editor, { ...editable(opened), access: "chosen", userIds: [foreign.ownerId] })).rejects.toMatchObject({ code: "not_found" });
  });

  it("an agent names only what its maker may see; what stood there stays", async () => {
    const hidden = await addDocument(tenant.owner, { sensitivity: "restricted" });
    await expect(createAgent.execute(editor, { ...facts, scopeDocumentIds: [hidden.documentId] })).rejects.toMatchObject({ code: "not_found" });
    const agent = await createAgent.execute(tenant.owner, { ...facts, scopeDocumentIds: [hidden.documentId] });
    const kept = await updateAgent.execute(editor, { ...editable(agent), maxTokens: 500 });
    expect(kept.scopeDocumentIds).toEqual([hidden.documentId]);
    const away = [{ to: "01890000-0000-7000-8000-000000000000", when: "never", words: ["x"] }];
    await expect(createAgent.execute(editor, { ...facts, handovers: away })).rejects.toMatchObject({ code: "not_found" });
    expect(await inTenant(viewer, (tx) => getAgent(tx, agent.id))).toMatchObject({ maxTokens: 500 });
  });

  it.each([{ name: " " }, { instructions: "short" }, { temperature: 2 }, { tools: ["shell"] }, { handovers: [{ to: "../x", when: "w", words: ["a"] }] }, { version: 3 }])("refuses %j", async (wrong) => {
    await expect(Promise.resolve().then(() => createAgent.execute(editor, { ...facts, ...wrong } as typeof facts))).rejects.toMatchObject({ code: "invalid_input" });
  });
});
