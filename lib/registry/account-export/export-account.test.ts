import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { insertCitations } from "@/lib/domains/chat/queries/citation-dto";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import type { TenantContext, UserContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant, userOf } from "@/scripts/test/tenant-fixture";
import { exportAccount } from "./export-account";

provideTestDatabase();

let tenant: Tenant;
let member: TenantContext;
let user: UserContext;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  member = await addMember(tenant, "editor", { clearance: 1 });
  user = await userOf(member);
  await addDocument(member, { name: "mine.txt" });
  await addDocument(tenant.owner, { name: "theirs.txt" });
  await answerCiting(await addDocument(tenant.owner, { name: "open.txt", text: "The open words." }), "Which doors are FD60S?", "quote of the open");
  await answerCiting(await addDocument(tenant.owner, { name: "closed.txt", text: "The closed words.", sensitivity: "restricted" }), "What is closed?", "quote of the closed");
  await postQuestion.execute(tenant.owner, { question: "The owner's own question" });
  await inUnscoped((db) => db.user.update({ where: { id: user.userId }, data: { passwordHash: "argon-secret" }, select: { id: true } }));
  await inUnscoped((db) => db.totpFactor.create({ data: { userId: user.userId, secretEncrypted: "totp-secret" } }));
});

/** A question of the member's whose answer quotes this document. */
async function answerCiting({ documentId, versionId }: { documentId: string; versionId: string }, question: string, quote: string): Promise<void> {
  const { messageId } = await postQuestion.execute(member, { question });
  const { organizationId, workspaceId } = tenant;
  const place = { documentId, versionId, documentName: "", kind: "txt", page: 1, pageLabel: null, start: 0, end: 9, before: "", after: "", headingPath: [], version: 1 };
  await inTenant(tenant.owner, async (tx) => {
    await tx.db.documentPage.create({ data: { organizationId, workspaceId, versionId, number: 1, kind: "page", text: "The words.", headings: [] } });
    await insertCitations(tx, messageId, [{ ...place, number: 1, quote }]);
  });
}

async function exported(person: UserContext, open: () => Promise<TenantContext | null>): Promise<Record<string, string>> {
  const response = await exportAccount(person, open);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="muniment-export-\d{4}-\d\d-\d\d\.zip"$/);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
}

describe("the export of one's data", () => {
  it("holds what is his, and none of what he may not see", async () => {
    const files = await exported(user, async () => member);
    const folder = `workspaces/${tenant.slug}/main`;
    const conversations = Object.keys(files).filter((name) => name.startsWith(`${folder}/conversations/`));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(["README.txt", "profile.json", "ways-in.json", "sessions.json", "security-activity.json", "memberships.json", `${folder}/documents-uploaded.json`]));
    expect(conversations).toHaveLength(2);
    const text = conversations.map((name) => files[name]).join("\n");
    expect(text).toContain("Which doors are FD60S?");
    expect(text).toContain("quote of the open");
    const all = Object.values(files).join("\n");
    for (const secret of ["quote of the closed", "The owner's own question", "theirs.txt", "argon-secret", "totp-secret"]) expect(all).not.toContain(secret);
    expect(JSON.parse(files[`${folder}/documents-uploaded.json`] ?? "[]")).toMatchObject([{ name: "mine.txt", project: "General", sensitivity: "internal" }]);
    expect(JSON.parse(files["memberships.json"] ?? "[]")).toMatchObject([{ organization: { name: "Acme" }, role: "member", clearance: 1, workspaces: [{ name: "Main", role: "editor" }] }]);
    expect(JSON.parse(files["ways-in.json"] ?? "{}")).toMatchObject({ password: true, identities: [], passkeys: [] });
  });

  it("is told in the security activity, and stands in it", async () => {
    const files = await exported(user, async () => member);
    expect(JSON.parse(files["security-activity.json"] ?? "[]")).toMatchObject([{ type: "data-exported" }, { type: "data-exported" }]);
  });

  it("says which places it could not enter", async () => {
    const files = await exported(user, async () => null);
    expect(files["README.txt"]).toContain(`workspaces/${tenant.slug}/main`);
    expect(Object.keys(files).filter((name) => name.startsWith("workspaces/"))).toEqual([]);
  });

  it("needs a fresh sign-in, and nothing leaves without it", async () => {
    const before = await inUnscoped((db) => db.accountEvent.count({ where: { userId: user.userId, type: "data-exported" } }));
    const stale = await userOf(member, { authenticatedAt: new Date(Date.now() - 11 * 60_000) });
    await expect(exportAccount(stale, async () => member)).rejects.toMatchObject({ code: "fresh_sign_in_required" });
    expect(await inUnscoped((db) => db.accountEvent.count({ where: { userId: user.userId, type: "data-exported" } }))).toBe(before);
  });
});
