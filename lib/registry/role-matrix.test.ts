import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesBelow, isTest } from "@/lib/architecture/source-files";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { readOrganizationStanding, readStandingById } from "@/lib/domains/tenancy/queries/memberships";
import { isAppError } from "@/lib/kernel/app-error";
import type { Command, OrganizationCommand } from "@/lib/kernel/command";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintOrganizationContext, mintTenantContext } from "@/lib/kernel/mint-context";
import { ORGANIZATION_ROLES, PERMISSIONS, type Permission, permissionsOf, WORKSPACE_ROLES } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import type { IsolationCases } from "@/scripts/test/isolation-cases";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";

provideTestDatabase();

type AnyCommand = Command | OrganizationCommand;

const commands: AnyCommand[] = [];
for (const file of filesBelow("lib/domains", (entry) => entry.includes("/commands/") && !isTest(entry))) {
  const exported: object = await import(path.resolve(file));
  for (const value of Object.values(exported)) {
    if (typeof value === "object" && value !== null && ["workspace", "organization"].includes(String(Reflect.get(value, "kind")))) commands.push(value as AnyCommand);
  }
}
const areas: IsolationCases[] = [];
for (const file of filesBelow("scripts/test/isolation")) areas.push(((await import(path.resolve(file))) as { isolation: IsolationCases }).isolation);
const foreign = Object.assign({}, ...areas.map((area) => area.foreign)) as IsolationCases["foreign"];
const plain = Object.assign({}, ...areas.map((area) => area.plain)) as NonNullable<IsolationCases["plain"]>;

const organizationRoles = ["owner", "admin", "member", "guest"] as const;
const workspaceRoles = ["admin", "editor", "viewer", null] as const;
const cases = organizationRoles.flatMap((organization) => workspaceRoles.map((workspace) => ({ organization, workspace })));
type Held = (typeof cases)[number];

/** The table read once more: an organization's role counts as it stands there, a workspace's for the workspace alone. */
function tableAllows({ organization, workspace }: Held, permission: Permission): boolean {
  if ((ORGANIZATION_ROLES[organization] as readonly Permission[]).includes(permission)) return true;
  return workspace !== null && PERMISSIONS[permission].scope === "workspace" && WORKSPACE_ROLES[workspace].includes(permission);
}

interface Doors {
  workspace: TenantContext | null;
  organization: OrganizationContext;
}

/** A person with these roles, as rows; and the authority that the product reads from them. */
async function doorsOf(tenant: Tenant, { organization, workspace }: Held): Promise<Doors> {
  const { organizationId, workspaceId } = tenant;
  const userId = await inUnscoped(async (db) => {
    const id = await createUser(db, { email: `${newId()}@example.com`, name: "Somebody", passwordHash: "none" });
    await db.organizationMember.create({ data: { organizationId, userId: id, role: organization, clearance: 3 } });
    if (workspace) await db.workspaceMember.create({ data: { organizationId, workspaceId, userId: id, role: workspace } });
    return id;
  });
  const [inPlace, inWhole] = [await readStandingById(userId, tenant), await readOrganizationStanding(userId, { id: organizationId })];
  if (!inPlace || !inWhole) throw new Error("the person is no member");
  const roles = (standing: typeof inWhole) => ({ organizationRole: standing.organization_role, organizationCustom: standing.organization_custom });
  const held = permissionsOf({ ...roles({ ...inWhole, ...inPlace }), workspaceRole: inPlace.workspace_role, workspaceCustom: inPlace.workspace_custom });
  const actor = { kind: "user" as const, id: userId, name: "Somebody", sessionId: newId() };
  const common = { requestId: "roles", ip: null, userAgent: null, organizationId, actor, userId, clearance: inWhole.clearance };
  return {
    // Without it the workspace is not found, before any command is reached.
    workspace: held.has("workspace:read") ? mintTenantContext({ ...common, workspaceId, permissions: held, departments: inPlace.departments }) : null,
    organization: mintOrganizationContext({ ...common, workspaceId: null, permissions: permissionsOf({ ...roles(inWhole), workspaceRole: null }) }),
  };
}

/** Unknown ids, so that what is allowed finds nothing and changes nothing. */
const unknownId = () => "01890000-0000-7000-8000-000000000000";

/** Past the door and the permission, whatever the command then says of its input. */
async function isAllowed(command: AnyCommand, doors: Doors): Promise<boolean> {
  const input = foreign[command.name]?.(unknownId) ?? plain[command.name] ?? {};
  try {
    if (command.kind === "organization") await command.execute(doors.organization, input);
    else if (doors.workspace) await command.execute(doors.workspace, input);
    return command.kind === "organization" || doors.workspace !== null;
  } catch (error) {
    return !(isAppError(error) && error.code === "forbidden" && error.message === `missing ${command.permission}`);
  }
}

describe.each(cases)("organization $organization, workspace $workspace", (held) => {
  let doors: Doors;
  // A tenant of its own: what is allowed may change it.
  beforeAll(async () => {
    doors = await doorsOf(await createTenant("Roles"), held);
  });

  it("enters the workspace as the table says", () => {
    expect(doors.workspace !== null).toBe(tableAllows(held, "workspace:read"));
  });

  it.each(commands.map((command) => [command.name, command] as const))("%s", async (_, command) => {
    const door = command.kind === "organization" || tableAllows(held, "workspace:read");
    const scope = command.kind === "organization" ? { ...held, workspace: null } : held;
    expect(await isAllowed(command, doors)).toBe(door && tableAllows(scope, command.permission));
  });
});

it("every command has an input in the isolation matrix", () => {
  expect(commands.filter((command) => !foreign[command.name] && !plain[command.name]).map((command) => command.name)).toEqual([]);
});
