import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addPerson, type OrganizationPerson } from "@/scripts/test/organization-fixture";
import { addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { renewContext } from "../../contexts";
import { readOrganizationStanding } from "../../queries/memberships";
import { readingMember } from "../member-rows";
import { listMembers } from "../queries/list-members";
import { changeMemberClearances } from "./change-member-clearances";
import { changeMemberRoles } from "./change-member-roles";
import { endMemberSessions } from "./end-member-sessions";
import { reactivateMembers } from "./reactivate-members";
import { removeMembers } from "./remove-members";
import { suspendMembers } from "./suspend-members";

provideTestDatabase();

let tenant: Tenant;
let admin: OrganizationPerson;
beforeAll(async () => {
  tenant = await createTenant();
  admin = await addPerson(tenant, { role: "admin", clearance: 2 });
});

const row = (userId: string) => inUnscoped((db) => db.organizationMember.findUnique({ where: { organizationId_userId: { organizationId: tenant.organizationId, userId } } }));
const settle = (run: () => Promise<unknown>) => Promise.resolve().then(run);
const refused = (run: () => Promise<unknown>, code: string) => expect(settle(run)).rejects.toMatchObject({ code });

describe("roles", () => {
  it("change, with what was before and after, and bite at the next request", async () => {
    const { userId } = await addPerson(tenant, { role: "member" });
    expect(await changeMemberRoles.execute(admin.organization, { userIds: [userId], role: "admin" })).toEqual({ changed: [userId], refused: [] });
    expect((await readOrganizationStanding(userId, { id: tenant.organizationId }))?.organization_role).toBe("admin");
    const [event] = await inUnscoped((db) => db.event.findMany({ where: { objectId: userId, type: "tenancy.member-role-changed" } }));
    expect(event?.payload).toMatchObject({ before: { role: "member" }, after: { role: "admin" } });
  });

  it("never one's own, never above oneself, never of somebody above", async () => {
    const { userId } = await addPerson(tenant, { role: "member" });
    await refused(() => changeMemberRoles.execute(admin.organization, { userIds: [admin.userId], role: "owner" }), "forbidden");
    await refused(() => changeMemberRoles.execute(admin.organization, { userIds: [userId], role: "owner" }), "forbidden");
    await refused(() => changeMemberRoles.execute(admin.organization, { userIds: [tenant.ownerId], role: "member" }), "forbidden");
    const people = await addPerson(tenant, { role: ["members:read", "members:changeRole", "organization:read", "departments:read"] });
    await refused(() => changeMemberRoles.execute(people.organization, { userIds: [userId], role: "admin" }), "forbidden");
    await refused(() => changeMemberRoles.execute(people.organization, { userIds: [admin.userId], role: "member" }), "forbidden");
  });

  it("a custom role is the organization's own and for organizations", async () => {
    const { userId } = await addPerson(tenant, { role: "member" });
    const other = await createTenant("Other");
    const foreign = await addPerson(other, { role: ["members:read"] });
    await refused(() => changeMemberRoles.execute(tenant.organization, { userIds: [userId], role: "custom", customRoleId: foreign.customRoleId }), "not_found");
    const forWorkspaces = newId();
    await inTenant(tenant.organization, (tx) =>
      tx.db.role.create({ data: { id: forWorkspaces, organizationId: tenant.organizationId, scope: "workspace", name: "W", permissions: ["documents:read"] } }),
    );
    await refused(() => changeMemberRoles.execute(tenant.organization, { userIds: [userId], role: "custom", customRoleId: forWorkspaces }), "not_found");
    await refused(() => changeMemberRoles.execute(tenant.organization, { userIds: [userId], role: "custom" }), "invalid_input");
    await refused(() => changeMemberRoles.execute(tenant.organization, { userIds: [userId], role: "member", customRoleId: forWorkspaces }), "invalid_input");
  });

  it("a guest belongs to exactly one workspace", async () => {
    const none = await addPerson(tenant, { role: "member" });
    const one = await addPerson(tenant, { role: "member", workspaceRole: "viewer" });
    await refused(() => changeMemberRoles.execute(admin.organization, { userIds: [none.userId], role: "guest" }), "conflict");
    await changeMemberRoles.execute(admin.organization, { userIds: [one.userId], role: "guest" });
    expect((await row(one.userId))?.role).toBe("guest");
  });

  it("whoever was demoted since his context was made changes nobody", async () => {
    const demoted = await addPerson(tenant, { role: "admin" });
    const { userId } = await addPerson(tenant, { role: "member" });
    await changeMemberRoles.execute(admin.organization, { userIds: [demoted.userId], role: "member" });
    await refused(() => changeMemberRoles.execute(demoted.organization, { userIds: [userId], role: "admin" }), "forbidden");
    await suspendMembers.execute(admin.organization, { userIds: [demoted.userId] });
    await refused(() => suspendMembers.execute(demoted.organization, { userIds: [userId] }), "forbidden");
  });

  it.each([["organizationId"], ["status"], ["plan"], ["clearance"], ["suspendedAt"]])("takes no %s", async (field) => {
    const { userId } = await addPerson(tenant, { role: "member" });
    await refused(() => changeMemberRoles.execute(admin.organization, { userIds: [userId], role: "member", [field]: "x" } as never), "invalid_input");
  });
});

describe("the last owner", () => {
  it("of two who demote each other at once one stays", async () => {
    const two = await createTenant("Two");
    const other = await addPerson(two, { role: "owner", clearance: 3 });
    const runs = await Promise.allSettled([
      changeMemberRoles.execute(two.organization, { userIds: [other.userId], role: "member" }),
      changeMemberRoles.execute(other.organization, { userIds: [two.ownerId], role: "member" }),
      removeMembers.execute(two.organization, { userIds: [other.userId] }),
      suspendMembers.execute(other.organization, { userIds: [two.ownerId] }),
    ]);
    expect(runs.some((run) => run.status === "fulfilled")).toBe(true);
    const owners = await inUnscoped((db) => db.organizationMember.count({ where: { organizationId: two.organizationId, role: "owner", suspendedAt: null } }));
    expect(owners).toBe(1);
  });
});

describe("clearance", () => {
  it("changes up to one's own and not beyond", async () => {
    const { userId } = await addPerson(tenant, { role: "member", clearance: 0 });
    await changeMemberClearances.execute(admin.organization, { userIds: [userId], clearance: 2 });
    expect((await row(userId))?.clearance).toBe(2);
    await refused(() => changeMemberClearances.execute(admin.organization, { userIds: [userId], clearance: 3 }), "forbidden");
    await changeMemberClearances.execute(tenant.organization, { userIds: [userId], clearance: 3 });
    await refused(() => changeMemberClearances.execute(admin.organization, { userIds: [userId], clearance: 1 }), "forbidden");
    await refused(() => changeMemberClearances.execute(admin.organization, { userIds: [admin.userId], clearance: 3 }), "forbidden");
    await refused(() => changeMemberClearances.execute(admin.organization, { userIds: [userId], clearance: 4 }), "invalid_input");
  });
});

describe("suspension and removal", () => {
  it("suspends once, and gives everything back", async () => {
    const { userId } = await addPerson(tenant, { role: "member", workspaceRole: "editor" });
    await suspendMembers.execute(admin.organization, { userIds: [userId] });
    await suspendMembers.execute(admin.organization, { userIds: [userId] });
    expect(await readOrganizationStanding(userId, { id: tenant.organizationId })).toBeNull();
    const events = await inUnscoped((db) => db.event.count({ where: { objectId: userId, type: "tenancy.member-suspended" } }));
    expect(events).toBe(1);
    await reactivateMembers.execute(admin.organization, { userIds: [userId] });
    expect(await readOrganizationStanding(userId, { id: tenant.organizationId })).not.toBeNull();
  });

  it("removal takes the memberships below along, and the event keeps what was", async () => {
    const { userId } = await addPerson(tenant, { role: "member", workspaceRole: "editor" });
    await inTenant(tenant.owner, (tx) =>
      tx.db.projectMember.create({ data: { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, projectId: tenant.projectId, userId } }),
    );
    await removeMembers.execute(admin.organization, { userIds: [userId] });
    await inUnscoped(async (db) => {
      expect(await db.workspaceMember.count({ where: { userId } })).toBe(0);
      expect(await db.projectMember.count({ where: { userId } })).toBe(0);
      expect(await db.user.count({ where: { id: userId } })).toBe(1);
    });
    await refused(() => removeMembers.execute(admin.organization, { userIds: [userId] }), "not_found");
    expect(await eventTypes(tenant.owner)).toContain("tenancy.member-removed");
  });

  it("a bulk change tells of each, and keeps what worked", async () => {
    const ordinary = await addPerson(tenant, { role: "member" });
    const result = await suspendMembers.execute(admin.organization, { userIds: [ordinary.userId, tenant.ownerId, admin.userId, newId(), ordinary.userId] });
    expect(result.changed).toEqual([ordinary.userId]);
    expect(result.refused.map((one) => one.userId)).toEqual([tenant.ownerId, admin.userId, expect.any(String)]);
    for (const { reason } of result.refused) expect(reason.length).toBeGreaterThan(10);
    expect((await row(tenant.ownerId))?.suspendedAt).toBeNull();
  });
});

describe("sessions", () => {
  const sessionOf = (userId: string) => inUnscoped(async (db) => db.session.create({ data: { id: newId(), userId, expiresAt: new Date(Date.now() + 86_400_000) }, select: { id: true } }));
  const ended = (id: string) => inUnscoped(async (db) => (await db.session.findUniqueOrThrow({ where: { id }, select: { endedAt: true } })).endedAt !== null);

  it("of who belongs here alone end at once; of others only this organization closes, and the answer is the same", async () => {
    const only = await addPerson(tenant, { role: "member" });
    const both = await addPerson(tenant, { role: "member" });
    const other = await createTenant("Elsewhere");
    await inUnscoped((db) => db.organizationMember.create({ data: { organizationId: other.organizationId, userId: both.userId, role: "member" } }));
    const sessions = [await sessionOf(only.userId), await sessionOf(both.userId)];
    const answers = [];
    for (const person of [only, both]) answers.push(await endMemberSessions.execute(admin.organization, { userIds: [person.userId] }));
    expect(answers.map((answer) => answer.refused)).toEqual([[], []]);
    expect(await Promise.all(sessions.map((session) => ended(session.id)))).toEqual([true, false]);
    expect((await readOrganizationStanding(both.userId, { id: tenant.organizationId }))?.signed_out_at).toBeInstanceOf(Date);
    expect((await readOrganizationStanding(both.userId, { id: other.organizationId }))?.signed_out_at).toBeNull();
    await refused(() => endMemberSessions.execute(admin.organization, { userIds: [tenant.ownerId] }), "forbidden");
  });

  it("a stream of before ends, one of a session in which the person proved since who he is goes on", async () => {
    const ctx = await addMember(tenant, "viewer");
    const userId = ctx.userId ?? "";
    const other = await createTenant("Elsewhere too");
    await inUnscoped((db) => db.organizationMember.create({ data: { organizationId: other.organizationId, userId, role: "member" } }));
    expect(await renewContext(ctx)).not.toBeNull();
    await endMemberSessions.execute(admin.organization, { userIds: [userId] });
    expect(await renewContext(ctx)).toBeNull();
    await inUnscoped((db) => db.session.updateMany({ where: { userId }, data: { authenticatedAt: new Date(Date.now() + 1000) } }));
    expect(await renewContext(ctx)).not.toBeNull();
  });
});

describe("the list", () => {
  it("searches, filters, sorts and pages, and says what the reader may change", async () => {
    const place = await createTenant("List");
    const reader = await addPerson(place, { role: "admin", clearance: 2 });
    const guest = await addPerson(place, { role: "guest", workspaceRole: "viewer", email: "zoe@list.example", clearance: 0 });
    const custom = await addPerson(place, { role: ["members:read"], clearance: 3 });
    await suspendMembers.execute(reader.organization, { userIds: [guest.userId] });
    const list = (args: object) => inTenant(reader.organization, async (tx) => listMembers(tx, await readingMember(tx), args));
    expect(await list({})).toMatchObject({ total: 4, hasMore: false });
    expect((await list({ q: "ZOE@" })).data.map((one) => one.userId)).toEqual([guest.userId]);
    expect((await list({ q: "%" })).total).toBe(0);
    expect((await list({ status: "suspended" })).data.map((one) => one.userId)).toEqual([guest.userId]);
    expect((await list({ role: custom.customRoleId ?? "" })).data.map((one) => one.userId)).toEqual([custom.userId]);
    expect((await list({ role: "guest" })).total).toBe(1);
    expect((await list({ clearance: 3 })).total).toBe(2);
    expect((await list({ workspaceId: place.workspaceId })).total).toBe(2);
    expect((await list({ departmentId: newId() })).total).toBe(0);
    const paged = [await list({ limit: 3, sort: "-name" }), await list({ limit: 3, skip: 3, sort: "-name" })];
    expect(paged.map((page) => [page.data.length, page.total, page.hasMore])).toEqual([[3, 4, true], [1, 4, false]]);
    const found = await list({ sort: "joined" });
    const of = (userId: string) => found.data.find((one) => one.userId === userId);
    expect(of(place.ownerId)?.can).toEqual({ changeRole: false, changeClearance: false, suspend: false, remove: false, endSessions: false });
    expect(of(reader.userId)).toMatchObject({ isSelf: true, can: { changeRole: false } });
    expect(of(guest.userId)).toMatchObject({ status: "suspended", workspaces: [{ role: { role: "viewer" } }], can: { changeRole: true, remove: true } });
    expect(of(custom.userId)?.can).toMatchObject({ changeRole: true, changeClearance: false });
  });
});
