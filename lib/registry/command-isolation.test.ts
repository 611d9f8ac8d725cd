import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesBelow, isTest } from "@/lib/architecture/source-files";
import { createWorkspace } from "@/lib/domains/tenancy/workspaces/commands/create-workspace";
import { isAppError } from "@/lib/kernel/app-error";
import type { Command, OrganizationCommand } from "@/lib/kernel/command";
import { mintOrganizationContext, mintTenantContext } from "@/lib/kernel/mint-context";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import type { IdOf, IsolationCases } from "@/scripts/test/isolation-cases";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";

provideTestDatabase();

type AnyCommand = Command | OrganizationCommand;

const files = filesBelow("lib/domains", (file) => file.includes("/commands/") && !isTest(file));
const commands: AnyCommand[] = [];
for (const file of files) {
  const exported: object = await import(path.resolve(file));
  for (const value of Object.values(exported)) {
    if (typeof value === "object" && value !== null && ["workspace", "organization"].includes(String(Reflect.get(value, "kind")))) commands.push(value as AnyCommand);
  }
}

const areas: IsolationCases[] = [];
for (const file of filesBelow("scripts/test/isolation")) areas.push(((await import(path.resolve(file))) as { isolation: IsolationCases }).isolation);
const foreign = Object.assign({}, ...areas.map((area) => area.foreign)) as IsolationCases["foreign"];
const plain = Object.assign({}, ...areas.map((area) => area.plain)) as NonNullable<IsolationCases["plain"]>;

let victim: Tenant;
let stranger: Tenant;
/** Another workspace of the victim's organization, under the same owner. */
let sibling: Tenant;
const real: Record<string, string> = {};
const realId: IdOf = (name) => {
  const id = real[name];
  if (!id) throw new Error(`No area prepares the id ${name}`);
  return id;
};
const unknownId: IdOf = () => "01890000-0000-7000-8000-000000000000";

beforeAll(async () => {
  victim = await createTenant("Victim");
  stranger = await createTenant("Stranger");
  for (const area of areas) Object.assign(real, await area.prepare?.(victim));
  const { id: workspaceId } = await createWorkspace.execute(victim.organization, { name: "Sibling", withSample: false });
  sibling = { ...victim, workspaceId, owner: mintTenantContext({ ...victim.owner, workspaceId }) };
}, 60_000);

function execute(command: AnyCommand, tenant: Tenant, input: object, withheld?: string): Promise<unknown> {
  const permissions = new Set(ALL_PERMISSIONS.filter((entry) => entry !== withheld));
  return command.kind === "workspace"
    ? command.execute(mintTenantContext({ ...tenant.owner, permissions }), input)
    : command.execute(mintOrganizationContext({ ...tenant.organization, permissions }), input);
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return "done";
  } catch (error) {
    return isAppError(error) ? error.code : `unexpected: ${String(error)}`;
  }
}

describe("isolation matrix of the commands", () => {
  it("lists every command once", () => {
    expect(commands.length).toBeGreaterThanOrEqual(15);
    expect(commands.map((command) => command.name).sort()).toEqual([...Object.keys(foreign), ...Object.keys(plain)].sort());
  });

  it.each(commands.map((command) => [command.name, command] as const))("%s: names a known permission and records an event", (_, command) => {
    expect(ALL_PERMISSIONS).toContain(command.permission);
    expect(command.records.length).toBeGreaterThan(0);
  });

  it.each(commands.filter((command) => foreign[command.name]).map((command) => [command.name, command] as const))(
    "%s: another tenant's real ids are not found, exactly as unknown ones",
    async (name, command) => {
      const input = foreign[name];
      if (!input) throw new Error(`${name} has no input`);
      expect(await codeOf(() => execute(command, stranger, input(realId)))).toBe("not_found");
      expect(await codeOf(() => execute(command, stranger, input(unknownId)))).toBe("not_found");
    },
  );

  it.each(commands.filter((command) => command.kind === "workspace" && /^(?:dataroom|chat|knowledge|sharing|evaluation)\./.test(command.name) && foreign[command.name]).map((command) => [command.name, command] as const))(
    "%s: the same owner, in another workspace of the organization, finds them no more than unknown ones",
    async (name, command) => {
      expect(await codeOf(() => execute(command, sibling, foreign[name]?.(realId) ?? {}))).toBe("not_found");
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))("%s: refused without its permission, in its own tenant too", async (name, command) => {
    const input = foreign[name]?.(realId) ?? plain[name] ?? {};
    expect(await codeOf(async () => execute(command, victim, input, command.permission))).toBe("forbidden");
  });
});
