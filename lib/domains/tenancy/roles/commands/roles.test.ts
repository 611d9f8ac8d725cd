import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { Permission } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addPerson } from "@/scripts/test/organization-fixture";
import { createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { createInvitationLink } from "../../invitations/commands/create-invitation-link";
import { changeMemberRoles } from "../../members/commands/change-member-roles";
import { readOrganizationStanding } from "../../queries/memberships";
import { organizationRoleAbilities, workspaceRoleAbilities } from "../policy";
import { listOrganizationRoleChoices, listRoles } from "../queries";
import { heldRole } from "../policy";
import { createRole } from "./create-role";
import { createWorkspaceRole } from "./create-workspace-role";
import { deleteRole } from "./delete-role";
import { deleteWorkspaceRole } from "./delete-workspace-role";
import { updateRole } from "./update-role";
import { updateWorkspaceRole } from "./update-workspace-role";

provideTestDatabase();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
});

const refused = (run: () => Promise<unknown>, code: string) => expect(Promise.resolve().then(run)).rejects.toMatchObject({ code });
const permissionsOf = (id: string) => inUnscoped(async (db) => (await db.role.findUniqueOrThrow({ where: { id }, select: { permissions: true } })).permissions);
const READING: Permission[] = ["members:read", "roles:read"];

describe("custom roles", () => {
  it("are made, changed and deleted, each with its event", async () => {
    const { roleId } = await createRole.execute(tenant.organization, { scope: "organization", name: "Auditor", description: "Reads", permissions: READING });
    await updateRole.execute(tenant.organization, { roleId, permissions: [...READING, "audit:read"] });
    expect(await permissionsOf(roleId)).toEqual([...READING, "audit:read"]);
    await deleteRole.execute(tenant.organization, { roleId });
    await refused(() => deleteRole.execute(tenant.organization, { roleId }), "not_found");
    const types = await eventTypes(tenant.owner);
    for (const type of ["role-created", "role-updated", "role-deleted"]) expect(types).toContain(`tenancy.${type}`);
    const [changed] = await inUnscoped((db) => db.event.findMany({ where: { type: "tenancy.role-updated", objectId: roleId } }));
    expect(changed?.payload).toMatchObject({ before: { permissions: READING }, after: { permissions: [...READING, "audit:read"] } });
  });

  it("five of one name at once, in any case: one", async () => {
    const runs = await Promise.allSettled(["Clerk", "clerk", "CLERK", "Clerk ", " cLerk"].map((name) => createRole.execute(tenant.organization, { scope: "organization", name, permissions: READING })));
    expect(runs.filter((run) => run.status === "fulfilled")).toHaveLength(1);
    for (const run of runs) if (run.status === "rejected") expect(run.reason).toMatchObject({ code: "conflict", fields: { name: expect.any(String) as string } });
    await createRole.execute(tenant.organization, { scope: "workspace", name: "Clerk", permissions: ["documents:read"] });
    await refused(() => createWorkspaceRole.execute(tenant.owner, { name: "clerk", permissions: ["documents:read"] }), "conflict");
    await refused(() => createRole.execute(tenant.organization, { scope: "organization", name: "admin", permissions: READING }), "conflict");
  });

  it.each([
    [{ scope: "organization", name: "", permissions: READING }],
    [{ scope: "organization", name: "X", permissions: [] }],
    [{ scope: "organization", name: "X", permissions: ["everything:everywhere"] }],
    [{ scope: "workspace", name: "X", permissions: ["members:read"] }],
    [{ scope: "organization", name: "X", permissions: READING, workspaceId: "01890000-0000-7000-8000-000000000000" }],
    [{ scope: "organization", name: "X", permissions: READING, organizationId: "01890000-0000-7000-8000-000000000000" }],
  ])("refuses %j", (input) => refused(() => createRole.execute(tenant.organization, input as never), "invalid_input"));
});

describe("no granting above one's own", () => {
  const KEEPER: Permission[] = ["organization:read", "roles:read", "roles:create", "roles:update", "roles:delete"];

  it("neither by making, nor by changing, nor by touching what is above", async () => {
    const keeper = await addPerson(tenant, { role: KEEPER });
    await refused(() => createRole.execute(keeper.organization, { scope: "organization", name: "Climber", permissions: [...KEEPER, "members:remove"] }), "forbidden");
    const { roleId } = await createRole.execute(keeper.organization, { scope: "organization", name: "Below", permissions: ["roles:read"] });
    await refused(() => updateRole.execute(keeper.organization, { roleId, permissions: ["roles:read", "members:read"] }), "forbidden");
    const above = await createRole.execute(tenant.organization, { scope: "organization", name: "Above", permissions: ["members:remove"] });
    await refused(() => updateRole.execute(keeper.organization, { roleId: above.roleId, name: "Renamed" }), "forbidden");
    await refused(() => deleteRole.execute(keeper.organization, { roleId: above.roleId }), "forbidden");
  });

  it("editing the role that one holds oneself gains nothing", async () => {
    const keeper = await addPerson(tenant, { role: KEEPER });
    const roleId = keeper.customRoleId ?? "";
    await refused(() => updateRole.execute(keeper.organization, { roleId, permissions: [...KEEPER, "organization:delete"] }), "forbidden");
    expect(await permissionsOf(roleId)).toEqual(KEEPER);
    await updateRole.execute(keeper.organization, { roleId, permissions: ["roles:read"] });
    expect((await readOrganizationStanding(keeper.userId, { id: tenant.organizationId }))?.organization_custom).toEqual(["roles:read"]);
  });

  it("an admin makes no role with an owner's rights", () =>
    addPerson(tenant, { role: "admin" }).then((admin) => refused(() => createRole.execute(admin.organization, { scope: "organization", name: "Owner-like", permissions: ["organization:delete"] }), "forbidden")));
});

describe("a role in use stays", () => {
  it("held by members, or given by an open invitation", async () => {
    const { roleId } = await createRole.execute(tenant.organization, { scope: "organization", name: "Held", permissions: READING });
    const { userId } = await addPerson(tenant, { role: "member" });
    await changeMemberRoles.execute(tenant.organization, { userIds: [userId], role: "custom", customRoleId: roleId });
    await createInvitationLink.execute(tenant.organization, { role: "custom", customRoleId: roleId });
    await expect(deleteRole.execute(tenant.organization, { roleId })).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("1 member holds it, 1 open invitation gives it") as string });
    const ofWorkspace = await createWorkspaceRole.execute(tenant.owner, { name: "Given", permissions: ["documents:read"] });
    await createInvitationLink.execute(tenant.organization, { role: "member", workspaces: [{ workspaceId: tenant.workspaceId, role: "custom", customRoleId: ofWorkspace.roleId }] });
    await refused(() => deleteWorkspaceRole.execute(tenant.owner, { roleId: ofWorkspace.roleId }), "conflict");
  });

  it("deleted while it is given: either nobody holds it or it is there", async () => {
    for (let round = 0; round < 5; round++) {
      const { roleId } = await createRole.execute(tenant.organization, { scope: "organization", name: `Race ${round}`, permissions: READING });
      const { userId } = await addPerson(tenant, { role: "member" });
      const runs = await Promise.allSettled([deleteRole.execute(tenant.organization, { roleId }), changeMemberRoles.execute(tenant.organization, { userIds: [userId], role: "custom", customRoleId: roleId })]);
      expect(runs.filter((run) => run.status === "fulfilled")).toHaveLength(1);
      for (const run of runs) if (run.status === "rejected") expect(["conflict", "not_found"]).toContain((run.reason as { code: string }).code);
    }
  });
});

describe("a workspace's own roles", () => {
  it("are changed in that workspace alone, and hold nothing of the organization", async () => {
    const keeper = await addPerson(tenant, { role: "member", workspaceRole: "admin" });
    const { roleId } = await createWorkspaceRole.execute(keeper.workspace, { name: "Surveyor", permissions: ["documents:read"] });
    await updateWorkspaceRole.execute(keeper.workspace, { roleId, permissions: ["documents:read", "search:run"] });
    await refused(() => updateRole.execute(tenant.organization, { roleId, name: "Taken" }), "not_found");
    await refused(() => updateWorkspaceRole.execute(keeper.workspace, { roleId, permissions: ["members:read"] as never }), "invalid_input");
    const shared = await createRole.execute(tenant.organization, { scope: "workspace", name: "Shared", permissions: ["documents:read"] });
    await refused(() => updateWorkspaceRole.execute(keeper.workspace, { roleId: shared.roleId, name: "Mine" }), "not_found");
    const listed = await inTenant(keeper.workspace, (tx) => listRoles(tx, workspaceRoleAbilities(keeper.workspace.permissions)));
    expect(listed.find((role) => role.id === roleId)?.can).toEqual({ update: true, delete: true });
    expect(listed.find((role) => role.id === shared.roleId)?.can).toEqual({ update: false, delete: false });
    expect(listed.every((role) => role.scope === "workspace")).toBe(true);
    const everywhere = await inTenant(tenant.organization, (tx) => listRoles(tx, organizationRoleAbilities(tenant.organization.permissions)));
    expect(everywhere.find((role) => role.id === roleId)).toMatchObject({ workspace: { id: tenant.workspaceId }, can: { update: false } });
  });

  it("choices hold what the giver may give and no more", async () => {
    const names = await inTenant(tenant.organization, (tx) => listOrganizationRoleChoices(tx, heldRole("organization", "admin", null)));
    expect(names.map((choice) => choice.name)).toEqual(expect.arrayContaining(["Admin", "Member", "Guest"]));
    expect(names.map((choice) => choice.name)).not.toContain("Owner");
  });
});
