import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import type { Permission } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { createApiKey } from "./commands/create-api-key";
import { revokeApiKey } from "./commands/revoke-api-key";
import { contextFromApiKey, contextFromJob } from "./contexts";
import { listApiKeys } from "./queries/api-keys";

provideTestDatabase();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
});

const bearer = (secret: string) => new Headers({ authorization: `Bearer ${secret}` });
const admin = (options?: Parameters<typeof addMember>[2]) => addMember(tenant, "admin", options);
const keyOf = (ctx: TenantContext, permissions: Permission[] = ["search:run", "documents:read"]) => createApiKey.execute(ctx, { name: "CI", permissions });
const open = (secret: string) => contextFromApiKey(bearer(secret));
const refusal = { code: "unauthenticated" };

describe("API keys", () => {
  it("opens what it was given, as its creator sees it", async () => {
    const departmentId = newId();
    await inUnscoped((db) => db.department.create({ data: { id: departmentId, organizationId: tenant.organizationId, name: "Legal" } }));
    const creator = await admin({ clearance: 2, departments: [departmentId] });
    const { id, secret } = await keyOf(creator);
    const ctx = await open(secret);
    expect(ctx).toMatchObject({ organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, clearance: 2, departments: [departmentId], userId: creator.userId });
    expect(ctx.actor).toEqual({ kind: "apiKey", id, name: "CI", userId: creator.userId });
    expect([...ctx.permissions].sort()).toEqual(["documents:read", "search:run"]);
    expect(Object.isFrozen(ctx)).toBe(true);
  });

  it("keeps only a hash of the secret, and the event has neither", async () => {
    const { id, secret } = await keyOf(tenant.owner);
    const [row, event] = await inTenant(tenant.owner, async (tx) => [
      await tx.db.apiKey.findUniqueOrThrow({ where: { id } }),
      await tx.db.event.findFirstOrThrow({ where: { objectId: id } }),
    ]);
    expect(JSON.stringify(row)).not.toContain(secret.slice(10));
    expect(JSON.stringify(event.payload)).not.toContain(row.secretHash);
    expect(JSON.stringify(await inTenant(tenant.owner, listApiKeys))).not.toMatch(new RegExp(row.secretHash));
  });

  it("never gives more than its creator has", async () => {
    const limited = mintTenantContext({ ...tenant.owner, permissions: new Set<Permission>(["apiKeys:manage", "search:run"]) });
    await expect(keyOf(limited, ["search:run", "documents:purge"])).rejects.toMatchObject({ code: "forbidden", fields: { permissions: "documents:purge" } });
  });

  it("loses what its creator loses", async () => {
    const creator = await admin();
    const { secret } = await keyOf(creator, ["documents:read", "documents:purge"]);
    await inUnscoped((db) => db.workspaceMember.updateMany({ where: { userId: creator.userId ?? "" }, data: { role: "viewer" } }));
    expect([...(await open(secret)).permissions]).toEqual(["documents:read"]);
    await inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: creator.userId ?? "" }, data: { clearance: 0 } }));
    expect((await open(secret)).clearance).toBe(0);
  });

  it("is made by a person, not by another key", async () => {
    const { secret } = await keyOf(tenant.owner, ["apiKeys:manage", "search:run"]);
    await expect(keyOf(await open(secret), ["search:run"])).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each<[string, (creator: TenantContext, keyId: string) => Promise<unknown>]>([
    ["is revoked", (creator, apiKeyId) => revokeApiKey.execute(creator, { apiKeyId })],
    ["has expired", (_, id) => inUnscoped((db) => db.apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } }))],
    ["was made by someone suspended", (creator) => inUnscoped((db) => db.user.update({ where: { id: creator.userId ?? "" }, data: { suspendedAt: new Date() } }))],
    ["was made by a suspended member", (creator) => inUnscoped((db) => db.organizationMember.updateMany({ where: { userId: creator.userId ?? "" }, data: { suspendedAt: new Date() } }))],
    ["was made by someone who left the organization", (creator) => inUnscoped((db) => db.organizationMember.deleteMany({ where: { userId: creator.userId ?? "" } }))],
    ["was made by someone who left the workspace", (creator) => inUnscoped((db) => db.workspaceMember.deleteMany({ where: { userId: creator.userId ?? "" } }))],
  ])("opens nothing once it %s", async (_, end) => {
    const creator = await admin();
    const { id, secret } = await keyOf(creator);
    await open(secret);
    await end(creator, id);
    await expect(open(secret)).rejects.toMatchObject(refusal);
  });

  it("opens nothing in an archived workspace", async () => {
    const other = await createTenant("Closing");
    const { secret } = await keyOf(other.owner);
    await inUnscoped((db) => db.workspace.update({ where: { id: other.workspaceId }, data: { archivedAt: new Date() } }));
    await expect(open(secret)).rejects.toMatchObject(refusal);
  });

  it.each(["", "Bearer", "Bearer mun_", "Basic bXVu", "Bearer sk-1234567890", `Bearer mun_${"a".repeat(43)}`, `Bearer mun_${"a".repeat(42)}'`, `Bearer mun_${"x".repeat(5_000)}`])("refuses %j", async (authorization) => {
    await expect(contextFromApiKey(new Headers({ authorization }))).rejects.toMatchObject(refusal);
  });

  it("revoking twice is once", async () => {
    const creator = await admin();
    const { id } = await keyOf(creator);
    await revokeApiKey.execute(creator, { apiKeyId: id });
    const at = () => inTenant(creator, (tx) => tx.db.apiKey.findUniqueOrThrow({ where: { id }, select: { revokedAt: true } }));
    const first = await at();
    const before = (await eventTypes(creator)).length;
    await revokeApiKey.execute(creator, { apiKeyId: id });
    expect(await at()).toEqual(first);
    expect((await eventTypes(creator)).length).toBe(before);
  });
});

describe("background work", () => {
  it("sees everything of its one workspace and may not read, ask or manage", () => {
    const ctx = contextFromJob({ name: "knowledge.extract-version", id: "job-1", organizationId: tenant.organizationId, workspaceId: tenant.workspaceId });
    expect(ctx).toMatchObject({ clearance: 3, userId: null, actor: { kind: "system" } });
    for (const permission of ["chat:ask", "apiKeys:manage", "search:run"] as const) expect(ctx.permissions.has(permission)).toBe(false);
  });
});
