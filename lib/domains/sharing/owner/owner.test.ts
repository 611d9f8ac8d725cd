import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { inUnscoped } from "@/lib/db/unscoped";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import type { TenantContext } from "@/lib/kernel/context";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { listEventsAfter } from "@/lib/registry/visible-events";
import { provideTestDatabase } from "@/scripts/test/database";
import { addVisit } from "@/scripts/test/sharing-fixture";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { createLink } from "../commands/create-link";
import { revokeLink } from "../commands/revoke-link";
import { linkState } from "../link-state";
import { getLinkTotals } from "./queries/link-totals";
import { getLink, listLinks } from "./queries/list-links";
import { listVisits } from "./queries/list-visits";
import { listLiveVisits } from "./queries/live-visits";
import type { LinkState, ListLinks } from "./schema";

provideTestDatabase();

let tenant: Tenant;
let editor: TenantContext;
let plan: { documentId: string; versionId: string };
let secret: { documentId: string; versionId: string };
let open: string;
let restricted: string;

beforeAll(async () => {
  tenant = await createTenant();
  editor = await addMember(tenant, "editor");
  plan = await addDocument(tenant.owner, { name: "Plan.txt" });
  secret = await addDocument(tenant.owner, { name: "Salaries.txt", sensitivity: "restricted" });
  open = (await createLink.execute(tenant.owner, { name: "For the bidders", documentIds: [plan.documentId], password: "open sesame" })).linkId;
  restricted = (await createLink.execute(tenant.owner, { name: "For the board", documentIds: [secret.documentId, plan.documentId] })).linkId;
});

const names = async (ctx: TenantContext, args: ListLinks = {}) => (await listLinks(ctx, args)).data.map((link) => link.name);

describe("links as their owners see them", () => {
  it("says what they open, on what terms, and by whom", async () => {
    await addVisit(tenant.owner, open, { admitted: false });
    await addVisit(tenant.owner, open);
    expect(await getLink(tenant.owner, open)).toMatchObject({
      ...{ name: "For the bidders", state: "open", hasPassword: true, watermark: true, allowDownload: false, visits: 1, own: true, createdBy: "Owner of Acme" },
      items: [{ kind: "document", id: plan.documentId, name: "Plan.txt", trashed: false }],
    });
    expect(await getLink(editor, open)).toMatchObject({ own: false });
    expect(JSON.stringify(await getLink(tenant.owner, open))).not.toMatch(/argon2|hash/i);
  });

  it("is found by its name, by what it opens and by its state", async () => {
    expect(await names(tenant.owner)).toEqual(["For the board", "For the bidders"]);
    expect(await names(tenant.owner, { q: "BIDD" })).toEqual(["For the bidders"]);
    expect(await names(tenant.owner, { q: "salar" })).toEqual(["For the board"]);
    expect(await names(tenant.owner, { q: "100%_" })).toEqual([]);
    expect(await names(tenant.owner, { documentId: secret.documentId })).toEqual(["For the board"]);
    expect(await names(tenant.owner, { state: "revoked" })).toEqual([]);
    expect(await listLinks(tenant.owner, { limit: 1, skip: 1 })).toMatchObject({ total: 2, data: [{ name: "For the bidders" }] });
  });

  it("is not known to who may not see all that it opens, nor to strangers, nor without the permission", async () => {
    expect(await names(editor)).toEqual(["For the bidders"]);
    expect(await names(editor, { q: "salar" })).toEqual([]);
    const stranger = await createTenant("Stranger");
    const viewer = await addMember(tenant, "viewer", { clearance: 3 });
    expect(await names(stranger.owner)).toEqual([]);
    expect(await names(viewer)).toEqual([]);
    for (const [ctx, linkId] of [[editor, restricted], [stranger.owner, open], [viewer, open], [tenant.owner, "nonsense"]] as const) {
      await expect(getLink(ctx, linkId)).rejects.toMatchObject({ code: "not_found" });
      await expect(inTenantStatements(ctx, (tx) => listLiveVisits(tx, linkId))).rejects.toMatchObject({ code: "not_found" });
      await expect(inTenantStatements(ctx, (tx) => getLinkTotals(tx, linkId))).rejects.toMatchObject({ code: "not_found" });
      if (linkId !== "nonsense") await expect(inTenantStatements(ctx, (tx) => listVisits(tx, { linkId }))).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("tells of itself in the event stream to those who may know of it", async () => {
    const told = async (ctx: TenantContext) => (await inTenant(ctx, (tx) => listEventsAfter(tx, 0n))).events.filter((event) => event.objectType === "shareLink").map((event) => event.objectId);
    expect(await told(tenant.owner)).toEqual(expect.arrayContaining([open, restricted]));
    expect(await told(editor)).toContain(open);
    expect(await told(editor)).not.toContain(restricted);
    expect(await told(await addMember(tenant, "viewer", { clearance: 3 }))).toEqual([]);
  });

  it("names nothing that its maker may see no more", async () => {
    const makers = mintTenantContext({ ...tenant.owner, clearance: 1 });
    const link = await getLink(makers, restricted);
    expect(link.items.map((item) => item.name)).toEqual(["Plan.txt"]);
    await addVisit(tenant.owner, restricted, { read: [{ ...secret, page: 1, milliseconds: 5_000 }, { ...plan, page: 1, milliseconds: 1_000 }, { ...secret, page: 2, milliseconds: 9_000 }] });
    expect((await inTenantStatements(makers, (tx) => listVisits(tx, { linkId: restricted }))).data[0]).toMatchObject({ milliseconds: 1_000, documents: [{ name: "Plan.txt" }] });
    expect((await inTenantStatements(makers, (tx) => listLiveVisits(tx, restricted)))[0]).toMatchObject({ reading: null });
    expect((await inTenantStatements(makers, (tx) => getLinkTotals(tx, restricted))).documents.map((document) => document.name)).toEqual(["Plan.txt"]);
  });
});

describe("the state of a link", () => {
  it("is the same in a list as at the door", async () => {
    const editing = await addMember(tenant, "editor");
    const past = new Date(Date.now() - 60_000);
    const cases: [LinkState, { revokedAt?: Date; expiresAt?: Date; views?: number; viewLimit?: number }][] = [
      ["open", {}],
      ["open", { views: 1, viewLimit: 2 }],
      ["used-up", { views: 2, viewLimit: 2 }],
      ["expired", { expiresAt: past, views: 2, viewLimit: 2 }],
      ["revoked", { revokedAt: past, expiresAt: past }],
    ];
    const made: string[] = [];
    for (const [state, data] of cases) {
      const { linkId } = await createLink.execute(editing, { name: state, documentIds: [plan.documentId] });
      await inTenant(editing, (tx) => tx.db.shareLink.update({ where: { id: linkId }, data, select: { id: true } }));
      expect((await getLink(editing, linkId)).state).toBe(state);
      expect(linkState({ revokedAt: null, expiresAt: null, views: 0, viewLimit: null, makerMay: true, ...data })).toBe(state);
      made.push(linkId);
    }
    expect(await names(tenant.owner, { state: "used-up" })).toEqual(["used-up"]);
    await inUnscoped((db) => db.workspaceMember.updateMany({ where: { userId: editing.userId ?? "" }, data: { role: "viewer" } }));
    const states = await Promise.all(made.map(async (linkId) => (await getLink(tenant.owner, linkId)).state));
    expect(states).toEqual(["closed", "closed", "closed", "closed", "revoked"]);
    expect(await names(tenant.owner, { state: "closed" })).toHaveLength(4);
  });
});

describe("visits", () => {
  it("says who reads which page now, and what each visitor read", async () => {
    const { linkId } = await createLink.execute(tenant.owner, { name: "Live", documentIds: [plan.documentId] });
    const minutes = (count: number) => new Date(Date.now() - count * 60_000);
    const read = [{ ...plan, page: 1, milliseconds: 4_000 }, { ...plan, page: 3, milliseconds: 61_000 }];
    await addVisit(tenant.owner, linkId, { email: "ada@example.com", verified: true, startedAt: minutes(2), read });
    await addVisit(tenant.owner, linkId, { startedAt: minutes(9), lastSeenAt: minutes(5), read: [{ ...plan, page: 1, milliseconds: 1_000 }] });
    await addVisit(tenant.owner, linkId, { admitted: false, startedAt: minutes(1) });
    const live = await inTenantStatements(editor, (tx) => listLiveVisits(tx, linkId));
    expect(live).toMatchObject([{ email: "ada@example.com", verified: true, reading: { documentId: plan.documentId, name: "Plan.txt", page: 3, pageCount: null } }]);
    const { data, total } = await inTenantStatements(editor, (tx) => listVisits(tx, { linkId }));
    expect(total).toBe(3);
    expect(data.map((visit) => [visit.email, visit.admittedAt !== null, visit.milliseconds])).toEqual([[null, false, 0], ["ada@example.com", true, 65_000], [null, true, 1_000]]);
    expect(data[1]?.documents).toMatchObject([{ name: "Plan.txt", version: 1, pages: [{ page: 1, milliseconds: 4_000 }, { page: 3, milliseconds: 61_000 }] }]);
    expect(await inTenantStatements(editor, (tx) => getLinkTotals(tx, linkId))).toMatchObject({
      ...{ visitors: 2, turnedBack: 1, milliseconds: 66_000 },
      documents: [{ name: "Plan.txt", pages: [{ page: 1, milliseconds: 5_000 }, { page: 3, milliseconds: 61_000 }] }],
    });
  });

  it("stay when the link is revoked, and name no erased document", async () => {
    const gone = await addDocument(tenant.owner, { name: "Gone.txt" });
    const folder = await createFolder.execute(tenant.owner, { name: "Tender" });
    const { linkId } = await createLink.execute(tenant.owner, { name: "Mixed", documentIds: [gone.documentId], folderIds: [folder.id] });
    await addVisit(tenant.owner, linkId, { read: [{ ...gone, page: 1, milliseconds: 1_000 }] });
    expect((await getLink(editor, linkId)).items).toMatchObject([{ kind: "folder", name: "Tender" }, { kind: "document", name: "Gone.txt" }]);
    await revokeLink.execute(tenant.owner, { linkId });
    await trashDocument.execute(tenant.owner, { documentId: gone.documentId });
    expect((await getLink(editor, linkId)).items).toContainEqual({ kind: "document", id: gone.documentId, name: "Gone.txt", trashed: true });
    await purgeDocument.execute(tenant.owner, { documentId: gone.documentId });
    expect(await getLink(editor, linkId)).toMatchObject({ state: "revoked", visits: 1, items: [{ name: "Tender" }] });
    expect((await inTenantStatements(editor, (tx) => listVisits(tx, { linkId }))).data).toMatchObject([{ milliseconds: 0, documents: [] }]);
  });
});
