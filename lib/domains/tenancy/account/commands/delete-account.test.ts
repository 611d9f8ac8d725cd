import { beforeEach, describe, expect, it } from "vitest";
import { queueMail } from "@/lib/domains/identity/mail/queue-mail";
import { issueToken } from "@/lib/domains/identity/tokens/one-time-token";
import { pool } from "@/lib/db/client";
import { inUnscoped } from "@/lib/db/unscoped";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext, UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant, userOf } from "@/scripts/test/tenant-fixture";
import { createApiKey } from "../../commands/create-api-key";
import { readApiKeyStanding } from "../../queries/memberships";
import { hashApiKey } from "../../api-key-secret";
import { deleteAccount } from "./delete-account";

provideTestDatabase();

let tenant: Tenant;
let member: TenantContext;
let user: UserContext;

beforeEach(async () => {
  tenant = await createTenant("Acme");
  member = await addMember(tenant, "admin");
  user = await userOf(member);
});

const exists = async (userId: string) => (await inUnscoped((db) => db.user.count({ where: { id: userId } }))) === 1;

/** A conversation with a message and its citation, as rows. */
async function converse(ctx: TenantContext): Promise<void> {
  const place = { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId };
  const [conversationId, messageId] = [newId(), newId()];
  await inTenant(ctx, async (tx) => {
    await tx.db.conversation.create({ data: { id: conversationId, ...place, ownerId: ctx.userId ?? "", title: "Doors" } });
    await tx.db.message.create({ data: { id: messageId, ...place, conversationId, role: "user", content: "Which?", status: "complete" } });
  });
}

/** Tables with a row in which these words stand. */
async function tablesNaming(words: string): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
  const named: string[] = [];
  for (const { name } of rows) {
    const found = await pool().query(`SELECT 1 FROM "${name}" t WHERE t::text ILIKE $1 LIMIT 1`, [`%${words}%`]);
    if (found.rows.length > 0) named.push(name);
  }
  return named.sort();
}

async function fill(): Promise<string> {
  const { userId } = user;
  await converse(member);
  await addDocument(member, { name: "kept.txt" });
  const key = await createApiKey.execute(member, { name: "Key", permissions: ["search:run"] });
  await inUnscoped(async (db) => {
    await db.identity.create({ data: { id: newId(), userId, provider: "github", subject: newId(), label: "ada" } });
    await db.passkey.create({ data: { id: newId(), userId, credentialId: newId(), publicKey: "key", name: "Laptop" } });
    await db.totpFactor.create({ data: { userId, secretEncrypted: "sealed" } });
    await db.recoveryCode.create({ data: { id: newId(), userId, codeHash: "hash" } });
    await issueToken(db, { purpose: "reset-password", userId });
    await db.accountEvent.create({ data: { id: newId(), userId, type: "signed-in" } });
    await queueMail(db, { kind: "notice", to: user.email, subject: "Hello", text: "Hello", html: "<p>Hello</p>" });
    await db.projectMember.create({ data: { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, projectId: tenant.projectId, userId } });
  });
  return key.secret;
}

describe("deleting one's account", () => {
  it("leaves nothing that names the person, and the receipt says so store by store", async () => {
    const secret = await fill();
    const receipt = await deleteAccount.execute(user, { confirmation: user.email.toUpperCase() });
    expect(receipt).toMatchObject({ accountId: user.userId, organizations: [{ name: "Acme", outcome: "left" }] });
    const counts = Object.fromEntries(receipt.erased.map(({ what, count }) => [what, count]));
    expect(counts).toMatchObject({ conversations: 1, "API keys": 1, sessions: 1, passkeys: 1, "linked identities": 1, "recovery codes": 1, "project memberships": 1, "workspace memberships": 1, profile: 1 });
    expect(receipt.erased.map(({ left }) => left)).toEqual(receipt.erased.map(() => 0));
    expect(await exists(user.userId)).toBe(false);
    expect(await tablesNaming(user.email)).toEqual([]);
    // The log and what belongs to the workspace name an id that nobody can look up.
    expect(await tablesNaming(user.userId)).toEqual(["document_versions", "documents", "events"]);
    expect(await readApiKeyStanding({ secretHash: hashApiKey(secret) })).toBeNull();
  });

  it("keeps the workspace's documents, and the log names an id", async () => {
    await fill();
    await deleteAccount.execute(user, { confirmation: user.email });
    expect(await inTenant(tenant.owner, (tx) => tx.db.document.count())).toBe(1);
    expect(await eventTypes(tenant.owner)).toContain("tenancy.account-deleted");
    const said = await inUnscoped((db) => db.event.findMany({ where: { organizationId: tenant.organizationId }, select: { payload: true, actorId: true } }));
    expect(said.some(({ actorId }) => actorId === user.userId)).toBe(true);
    expect(JSON.stringify(said, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain(user.email);
  });

  it("touches nobody else", async () => {
    const other = await addMember(tenant, "viewer");
    await converse(other);
    await deleteAccount.execute(user, { confirmation: user.email });
    expect(await inTenant(other, (tx) => tx.db.conversation.count())).toBe(1);
    expect(await exists((await userOf(other)).userId)).toBe(true);
  });

  it("takes an organization with it in which nobody else is", async () => {
    const alone = await createTenant("Alone");
    const owner = await userOf(alone.owner);
    const receipt = await deleteAccount.execute(owner, { confirmation: owner.email });
    expect(receipt.organizations).toEqual([{ name: "Alone", outcome: "deleted" }]);
    const [organization] = await inUnscoped((db) => db.organization.findMany({ where: { id: alone.organizationId }, select: { deletedAt: true } }));
    expect(organization?.deletedAt?.getTime()).toBeLessThan(Date.now() - 29 * 86_400_000);
    expect(await eventTypes(alone.owner)).toEqual(expect.arrayContaining(["tenancy.account-deleted", "tenancy.organization-deleted"]));
  });

  it("is refused to the last owner of an organization with other members, which is named", async () => {
    const owner = await userOf(tenant.owner);
    await expect(deleteAccount.execute(owner, { confirmation: owner.email })).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("“Acme”") as string });
    expect(await exists(owner.userId)).toBe(true);
    await inUnscoped((db) => db.organizationMember.updateMany({ where: { organizationId: tenant.organizationId, userId: user.userId }, data: { role: "owner" } }));
    // Two owners who leave at once: one stays.
    const both = await Promise.allSettled([deleteAccount.execute(owner, { confirmation: owner.email }), deleteAccount.execute(user, { confirmation: user.email })]);
    const left = both.filter(({ status }) => status === "fulfilled").length;
    expect(left).toBeGreaterThanOrEqual(1);
    const owners = await inUnscoped((db) => db.organizationMember.count({ where: { organizationId: tenant.organizationId, role: "owner" } }));
    const [organization] = await inUnscoped((db) => db.organization.findMany({ where: { id: tenant.organizationId }, select: { deletedAt: true } }));
    expect(owners > 0 || organization?.deletedAt !== null).toBe(true);
  });

  it("needs a fresh sign-in and the typed address", async () => {
    const stale = await userOf(member, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
    await expect(deleteAccount.execute(stale, { confirmation: user.email })).rejects.toMatchObject({ code: "fresh_sign_in_required" });
    await expect(deleteAccount.execute(user, { confirmation: "someone@example.com" })).rejects.toMatchObject({ code: "invalid_input", fields: { confirmation: expect.any(String) as string } });
    await expect(async () => deleteAccount.execute(user, { confirmation: " " })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await exists(user.userId)).toBe(true);
  });

  it("asks a person without an address for his name", async () => {
    const nameless = { ...user, email: "4f2a@wallet.invalid", name: "Ada" };
    await expect(deleteAccount.execute(nameless, { confirmation: nameless.email })).rejects.toMatchObject({ code: "invalid_input" });
    await deleteAccount.execute(nameless, { confirmation: "ada" });
    expect(await exists(user.userId)).toBe(false);
  });

  it("done twice at once is done once", async () => {
    const both = await Promise.allSettled([deleteAccount.execute(user, { confirmation: user.email }), deleteAccount.execute(user, { confirmation: user.email })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "not_found" } });
  });
});
