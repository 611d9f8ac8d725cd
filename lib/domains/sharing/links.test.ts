import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { trashFolder } from "@/lib/domains/dataroom/folders/commands/trash-folder";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addReadyDocument, makeReady, share, VisitorBrowser } from "@/scripts/test/share-fixture";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { changeLink } from "./commands/change-link";
import { createLink } from "./commands/create-link";
import { renewAddress } from "./commands/renew-address";
import { revokeLink } from "./commands/revoke-link";
import { enterRoom } from "./gate/commands/enter-room";
import { sharedDocument } from "./queries/shared-documents";

provideTestDatabase();
withoutRateLimits();

let tenant: Tenant;
let stranger: Tenant;
let editor: TenantContext;

beforeAll(async () => {
  tenant = await createTenant("Alder");
  stranger = await createTenant("Birch");
  editor = await addMember(tenant, "editor");
});

const codeOf = (run: Promise<unknown>) => run.then(() => "done", (error: unknown) => (error as { code: string }).code);
const document = async (ctx = tenant.owner, options: Parameters<typeof addDocument>[1] = {}) => (await addReadyDocument(ctx, options)).documentId;

async function inside(token: string): Promise<VisitorBrowser> {
  const browser = new VisitorBrowser(token);
  await browser.take(enterRoom, {});
  return browser;
}

describe("making a link", () => {
  it("keeps hashes alone, and tells the address once", async () => {
    const before = (await eventTypes(tenant.owner)).length;
    const { linkId, token } = await share(tenant.owner, { documentIds: [await document()], password: "eight chars", agreement: "Tell nobody.", domains: ["@Bank.example"] });
    const row = await inUnscoped((db) => db.shareLink.findUniqueOrThrow({ where: { id: linkId } }));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row).toMatchObject({ domains: ["bank.example"], watermark: true, allowDownload: false, createdBy: tenant.ownerId, passwordHash: expect.stringMatching(/^\$argon2id/) as string });
    expect((await eventTypes(tenant.owner)).slice(before)).toContain("share.link-created");
    const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ where: { type: "share.link-created", objectId: linkId } }));
    expect(event.payload).toMatchObject({ terms: { hasPassword: true, hasAgreement: true } });
    expect(JSON.stringify(event.payload)).not.toMatch(/eight chars|Tell nobody|argon2/);
  });

  it("of what one may not see oneself: not found", async () => {
    const secret = await document(tenant.owner, { sensitivity: "restricted" });
    expect(await codeOf(share(editor, { documentIds: [secret] }))).toBe("not_found");
    expect(await codeOf(share(editor, { documentIds: [await document(stranger.owner)] }))).toBe("not_found");
    const put = await document();
    await trashDocument.execute(tenant.owner, { documentId: put });
    expect(await codeOf(share(tenant.owner, { documentIds: [put] }))).toBe("not_found");
  });

  it.each([
    ["nothing to share", {}],
    ["no name", { name: "  ", documentIds: ["018f0000-0000-7000-8000-000000000000"] }],
    ["an end in the past", { expiresAt: "2020-01-01T00:00:00Z", documentIds: ["018f0000-0000-7000-8000-000000000000"] }],
    ["a short password", { password: "short", documentIds: ["018f0000-0000-7000-8000-000000000000"] }],
    ["no domain", { domains: ["not a domain"], documentIds: ["018f0000-0000-7000-8000-000000000000"] }],
    ["no view at all", { viewLimit: 0, documentIds: ["018f0000-0000-7000-8000-000000000000"] }],
  ])("%s is not valid", async (_, terms) => expect(await codeOf(share(tenant.owner, terms))).toBe("invalid_input"));

  it("is not for who only reads", async () => {
    const viewer = await addMember(tenant, "viewer");
    expect(await codeOf(share(viewer, { documentIds: [await document()] }))).toBe("forbidden");
  });
});

describe("changing a link", () => {
  it("is its maker's: to others it would open what he may see; but they may revoke it", async () => {
    const { linkId, token } = await share(tenant.owner, { documentIds: [await document()] });
    expect(await codeOf(changeLink.execute(editor, { linkId, viewLimit: null }))).toBe("forbidden");
    expect(await codeOf(renewAddress.execute(editor, { linkId }))).toBe("forbidden");
    const browser = await inside(token);
    expect(await codeOf(revokeLink.execute(editor, { linkId }))).toBe("done");
    expect(await codeOf(browser.visit())).toBe("gone");
    expect(await codeOf(revokeLink.execute(editor, { linkId }))).toBe("done");
    expect(await codeOf(changeLink.execute(tenant.owner, { linkId, name: "Again" }))).toBe("conflict");
    expect(await codeOf(renewAddress.execute(tenant.owner, { linkId }))).toBe("conflict");
  });

  it("a link that opens what one may not see is not found", async () => {
    const { linkId } = await share(tenant.owner, { documentIds: [await document(tenant.owner, { sensitivity: "restricted" })] });
    for (const command of [revokeLink, renewAddress]) expect(await codeOf(command.execute(editor, { linkId }))).toBe("not_found");
  });

  it("leaves alone what is not named, and tells before and after", async () => {
    const { linkId } = await share(tenant.owner, { documentIds: [await document()], password: "eight chars", viewLimit: 5 });
    await changeLink.execute(tenant.owner, { linkId, allowDownload: true });
    const row = await inUnscoped((db) => db.shareLink.findUniqueOrThrow({ where: { id: linkId } }));
    expect(row).toMatchObject({ allowDownload: true, viewLimit: 5, passwordHash: expect.any(String) as string });
    await changeLink.execute(tenant.owner, { linkId, password: null, viewLimit: null });
    expect(await inUnscoped((db) => db.shareLink.findUniqueOrThrow({ where: { id: linkId } }))).toMatchObject({ passwordHash: null, viewLimit: null });
    const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ where: { type: "share.link-changed", objectId: linkId }, orderBy: { seq: "desc" } }));
    expect(event.payload).toMatchObject({ before: { hasPassword: true, viewLimit: 5 }, after: { hasPassword: false, viewLimit: null } });
  });

  it("a new address: the old one leads nowhere, for who was in too", async () => {
    const { linkId, token } = await share(tenant.owner, { documentIds: [await document()] });
    const browser = await inside(token);
    const renewed = await renewAddress.execute(tenant.owner, { linkId });
    expect(await codeOf(browser.visit())).toBe("not_found");
    expect(await codeOf(new VisitorBrowser(renewed.token).take(enterRoom, {}))).toBe("done");
  });
});

describe("what a link opens", () => {
  it("a folder with everything below it, also what comes later; not what is unready, moved out, or put away", async () => {
    const root = await createFolder.execute(tenant.owner, { name: "Deal" });
    const below = await createFolder.execute(tenant.owner, { name: "Annexes", parentId: root.id });
    const { token } = await share(tenant.owner, { folderIds: [root.id] });
    const browser = await inside(token);
    expect(await browser.sees()).toEqual([]);
    const [first, second] = [await document(tenant.owner, { name: "First.txt" }), await document(tenant.owner, { name: "Second.txt" })];
    await moveDocument.execute(tenant.owner, { documentId: first, folderId: root.id });
    await moveDocument.execute(tenant.owner, { documentId: second, folderId: below.id });
    const unready = await addDocument(tenant.owner, { name: "Third.txt" });
    await moveDocument.execute(tenant.owner, { documentId: unready.documentId, folderId: below.id });
    expect(await browser.sees()).toEqual(["First.txt", "Second.txt"]);
    await makeReady(unready);
    expect(await browser.sees()).toEqual(["First.txt", "Second.txt", "Third.txt"]);
    await moveDocument.execute(tenant.owner, { documentId: first, folderId: null });
    expect(await browser.sees()).toEqual(["Second.txt", "Third.txt"]);
    await trashDocument.execute(tenant.owner, { documentId: unready.documentId });
    expect(await browser.sees()).toEqual(["Second.txt"]);
    await trashFolder.execute(tenant.owner, { folderId: below.id });
    expect(await browser.sees()).toEqual([]);
  });

  it("never what its maker may not see: a raised level closes it, a lost right closes all", async () => {
    const [open, raised] = [await document(editor, { name: "Open.txt" }), await document(editor, { name: "Raised.txt" })];
    const { token } = await share(editor, { documentIds: [open, raised] });
    const browser = await inside(token);
    expect(await browser.sees()).toEqual(["Open.txt", "Raised.txt"]);
    await classifyDocument.execute(tenant.owner, { documentId: raised, sensitivity: "restricted" });
    expect(await browser.sees()).toEqual(["Open.txt"]);
    const member = { organizationId_userId: { organizationId: tenant.organizationId, userId: editor.userId ?? "" } };
    const suspend = (at: Date | null) => inUnscoped((db) => db.organizationMember.update({ where: member, data: { suspendedAt: at } }));
    await suspend(new Date());
    await expect(browser.visit()).rejects.toMatchObject({ code: "gone", userMessage: expect.stringContaining("no longer has access") as string });
    expect(await codeOf(new VisitorBrowser(token).take(enterRoom, {}))).toBe("not_found");
    await suspend(null);
    expect(await browser.sees()).toEqual(["Open.txt"]);
    await inUnscoped((db) => db.workspaceMember.updateMany({ where: { workspaceId: tenant.workspaceId, userId: editor.userId ?? "" }, data: { role: "viewer" } }));
    expect(await codeOf(browser.visit())).toBe("gone");
  });

  it("nothing of another organization, and nothing beside the link", async () => {
    const { token, linkId } = await share(tenant.owner, { documentIds: [await document()] });
    const visit = await (await inside(token)).visit();
    const open = (documentId: string) => codeOf(inTenant(visit.tenant, (tx) => sharedDocument(tx, linkId, documentId)));
    expect(await open(await document(stranger.owner))).toBe("not_found");
    expect(await open(await document())).toBe("not_found");
    expect(await open("nonsense")).toBe("not_found");
    // A row that names another workspace's document cannot be made at all.
    const foreign = await document(stranger.owner);
    const { organizationId, workspaceId } = tenant;
    await expect(inUnscoped((db) => db.shareLinkItem.create({ data: { id: foreign, organizationId, workspaceId, linkId, documentId: foreign } }))).rejects.toThrow();
  });

  it("the visitor may do nothing of what the maker may", async () => {
    const documentId = await document();
    const { token } = await share(tenant.owner, { documentIds: [documentId] });
    const { tenant: visitor } = await (await inside(token)).visit();
    expect([...visitor.permissions]).toEqual(["documents:read"]);
    expect(visitor.actor.kind).toBe("visitor");
    expect(() => createLink.execute(visitor, { name: "Mine", documentIds: [documentId] })).toThrow(expect.objectContaining({ code: "forbidden" }));
    expect(() => trashDocument.execute(visitor, { documentId })).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
