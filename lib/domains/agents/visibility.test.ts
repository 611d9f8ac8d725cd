import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import type { Permission } from "@/lib/kernel/permissions";
import { Dice } from "@/scripts/test/access-world";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant } from "@/scripts/test/tenant-fixture";
import { createAgent } from "./commands/create-agent";
import { type AgentReader, canSeeAgent, type GuardedAgent } from "./policy";
import { getAgent, listAgents } from "./queries/agents";
import { AGENT_ACCESS } from "./schema";

provideTestDatabase();

const AGENTS = 24;

interface Person {
  ctx: TenantContext;
  role: string | null;
  closedProject: boolean;
}
type Guarded = Omit<GuardedAgent, "projectOpens"> & { id: string; inClosedProject: boolean };

const people: Person[] = [];
const agents: Guarded[] = [];

function reader({ ctx, role }: Person): AgentReader {
  return { permissions: ctx.permissions, userId: ctx.userId, role };
}

beforeAll(async () => {
  const dice = new Dice(7);
  const tenant = await createTenant();
  const { organizationId, workspaceId, projectId } = tenant;
  const closed = await createProject.execute(tenant.owner, { name: "Closed", access: "members" });
  const customRoleId = newId();
  await inUnscoped((db) => db.role.create({ data: { id: customRoleId, organizationId, workspaceId, scope: "workspace", name: "Auditor", permissions: ["workspace:read", "agents:read"] } }));
  // Who makes a closed project belongs to it.
  people.push({ ctx: tenant.owner, role: "admin", closedProject: true });
  for (const role of ["admin", "editor", "viewer", "viewer", "custom"] as const) {
    const ctx = await addMember(tenant, role === "custom" ? "viewer" : role);
    const isCustom = role === "custom";
    if (isCustom) await inUnscoped((db) => db.workspaceMember.updateMany({ where: { workspaceId, userId: ctx.userId ?? "" }, data: { role: "custom", customRoleId } }));
    const permissions = isCustom ? new Set<Permission>(["workspace:read", "agents:read"]) : ctx.permissions;
    people.push({ ctx: mintTenantContext({ ...ctx, permissions }), role: isCustom ? customRoleId : role, closedProject: false });
  }
  // One who may not see agents at all, and a program of a person.
  const blind = await addMember(tenant, "viewer");
  people.push({ ctx: mintTenantContext({ ...blind, permissions: new Set(["workspace:read"] as const) }), role: "viewer", closedProject: false });
  const [, , editor] = people;
  if (editor) {
    await inUnscoped((db) => db.projectMember.create({ data: { organizationId, workspaceId, projectId: closed.id, userId: editor.ctx.userId ?? "" } }));
    editor.closedProject = true;
  }
  const makers = people.filter(({ ctx }) => ctx.permissions.has("agents:manage")).map(({ ctx }) => ctx);
  const ids = people.flatMap(({ ctx, role }) => (role && ctx.userId ? [ctx.userId] : []));
  for (let at = 0; at < AGENTS; at += 1) {
    const access = dice.one(AGENT_ACCESS);
    const maker = dice.one(makers);
    const wanted = { access, roles: dice.some(["admin", "editor", "viewer", customRoleId] as const, 0.25), userIds: dice.some(ids, 0.2) };
    const isClosed = access === "project" && dice.below(2) === 1;
    const made = await createAgent.execute(maker, { name: `Agent ${at}`, instructions: "You answer questions of one kind.", ...wanted, projectId: access === "project" ? projectId : null });
    if (isClosed) await inUnscoped((db) => db.agent.update({ where: { id: made.id }, data: { projectId: closed.id } }));
    agents.push({ id: made.id, access, createdBy: maker.userId ?? "", inClosedProject: isClosed, roles: access === "chosen" ? wanted.roles : [], userIds: access === "chosen" ? wanted.userIds : [] });
  }
});

describe("who sees which agent", () => {
  it("is the same by the rule and by the rows, for every person and agent", async () => {
    const tally = { seen: 0, hidden: 0 };
    for (const person of people) {
      const listed = new Set((await inTenant(person.ctx, (tx) => listAgents(tx))).data.map(({ id }) => id));
      for (const agent of agents) {
        const expected = canSeeAgent(reader(person), { ...agent, projectOpens: !agent.inClosedProject || person.closedProject });
        expect(listed.has(agent.id), `${person.role} ${JSON.stringify(agent)}`).toBe(expected);
        tally[expected ? "seen" : "hidden"] += 1;
      }
    }
    expect(Math.min(tally.seen, tally.hidden)).toBeGreaterThan(20);
  });

  it("one agent asked for by its id follows the list", async () => {
    for (const person of people) {
      const listed = new Set((await inTenant(person.ctx, (tx) => listAgents(tx))).data.map(({ id }) => id));
      for (const { id } of agents.slice(0, 12)) {
        const got = await inTenant(person.ctx, (tx) => getAgent(tx, id)).then(
          () => true,
          () => false,
        );
        expect(got).toBe(listed.has(id));
      }
    }
  });

  it("a stranger sees none", async () => {
    const stranger = await createTenant("Stranger");
    expect((await inTenant(stranger.owner, (tx) => listAgents(tx))).data).toEqual([]);
    for (const { id } of agents.slice(0, 5)) await expect(inTenant(stranger.owner, (tx) => getAgent(tx, id))).rejects.toMatchObject({ code: "not_found" });
  });
});
