import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { classifyFolder } from "@/lib/domains/dataroom/folders/commands/classify-folder";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { limitFolder } from "@/lib/domains/dataroom/folders/commands/limit-folder";
import { moveFolder } from "@/lib/domains/dataroom/folders/commands/move-folder";
import { purgeFolder } from "@/lib/domains/dataroom/folders/commands/purge-folder";
import { restoreFolder } from "@/lib/domains/dataroom/folders/commands/restore-folder";
import { trashFolder } from "@/lib/domains/dataroom/folders/commands/trash-folder";
import { listFolders } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { copyDocument } from "@/lib/domains/dataroom/organize/commands/copy-document";
import { favourDocument } from "@/lib/domains/dataroom/organize/commands/favour-document";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import { saveFilter } from "@/lib/domains/dataroom/organize/commands/save-filter";
import { tagDocument } from "@/lib/domains/dataroom/organize/commands/tag-document";
import { listSavedFilters, listTags } from "@/lib/domains/dataroom/organize/queries";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { listDocuments } from "@/lib/domains/dataroom/queries/list-documents";
import { listPendingSuggestions } from "@/lib/domains/dataroom/sensitivity/queries";
import { compareVersions } from "@/lib/domains/dataroom/versions/compare-versions";
import { verifyDocument } from "@/lib/domains/dataroom/versions/commands/verify-document";
import { createLink } from "@/lib/domains/sharing/commands/create-link";
import { revokeLink } from "@/lib/domains/sharing/commands/revoke-link";
import { listLinks } from "@/lib/domains/sharing/owner/queries/list-links";
import { contextViewAs } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { checkArchive } from "@/lib/transport/send-archive";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { listEventsAfter } from "./visible-events";

provideTestDatabase();

let tenant: Tenant;
let owner: TenantContext;
/** May change everything, sees up to internal. */
let editor: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  owner = tenant.owner;
  editor = await addMember(tenant, "admin", { clearance: 1 });
});

const folder = async (name = newId(), parentId?: string) => (await createFolder.execute(owner, { name, ...(parentId ? { parentId } : {}) })).id;
async function documentIn(folderId: string | null, sensitivity: "internal" | "restricted" = "internal") {
  const made = await addDocument(owner, { sensitivity });
  if (folderId) await moveDocument.execute(owner, { documentId: made.documentId, folderId });
  return made;
}
const hidden = { code: "not_found" };
const events = async (ctx: TenantContext, type: string) => (await inTenant(ctx, (tx) => listEventsAfter(tx, 0n))).events.filter((event) => event.type === type).map((event) => event.objectId);

describe("what counts say", () => {
  it("tags, lists and folders count what is seen, and not what is not", async () => {
    const at = await folder();
    const [open, closed] = [await documentIn(at), await documentIn(at, "restricted")];
    for (const { documentId } of [open, closed]) await tagDocument.execute(owner, { documentId, add: ["counted"] });
    await tagDocument.execute(owner, { documentId: closed.documentId, add: ["Project Falcon"] });
    const tags = await inTenant(editor, (tx) => listTags(tx));
    expect(tags.filter(({ tag }) => tag === "counted" || tag === "Project Falcon")).toEqual([{ tag: "counted", documents: 1 }]);
    const total = (args: object) => inTenant(editor, async (tx) => (await listDocuments(tx, args)).total);
    expect([await total({ folderId: at }), await total({ folderId: at, sensitivity: "restricted" }), await total({ tags: ["Project Falcon"] })]).toEqual([1, 0, 0]);
    expect(await trashFolder.execute(editor, { folderId: at })).toMatchObject({ documents: 1 });
    expect(await restoreFolder.execute(editor, { folderId: at })).toMatchObject({ documents: 1 });
    await expect(inTenant(owner, (tx) => getDocument(tx, closed.documentId))).resolves.toMatchObject({ folderId: at });
    await trashFolder.execute(editor, { folderId: at });
    await expect(purgeFolder.execute(editor, { folderId: at })).rejects.toMatchObject({ code: "conflict" });
  });

  it("a guarded folder betrays neither its name nor what is below it", async () => {
    const outer = await folder("Falcon");
    const inner = await folder("Board", outer);
    const { documentId, versionId } = await documentIn(inner);
    const own = await documentIn(null);
    await favourDocument.execute(editor, { documentId, favourite: true });
    await saveFilter.execute(editor, { name: "Falcon", query: { folder: inner } });
    await classifyFolder.execute(owner, { folderId: outer, minSensitivity: "restricted" });
    expect((await inTenant(editor, (tx) => listFolders(tx))).map(({ id }) => id)).not.toEqual(expect.arrayContaining([outer]));
    expect((await inTenant(editor, (tx) => listFolders(tx))).map(({ id }) => id)).not.toEqual(expect.arrayContaining([inner]));
    expect((await inTenant(editor, (tx) => listDocuments(tx, { favourite: true }))).total).toBe(0);
    expect((await inTenant(editor, (tx) => listDocuments(tx, { folderId: inner, deep: true }))).total).toBe(0);
    expect((await inTenant(editor, (tx) => listPendingSuggestions(tx, 10))).data.map(({ id }) => id)).not.toContain(documentId);
    for (const attempt of [
      () => createFolder.execute(editor, { name: "In it", parentId: inner }),
      () => moveFolder.execute(editor, { folderId: inner, parentId: null }),
      () => moveDocument.execute(editor, { documentId: own.documentId, folderId: inner }),
      () => copyDocument.execute(editor, { documentId, folderId: null }),
      () => favourDocument.execute(editor, { documentId, favourite: false }),
      () => verifyDocument.execute(editor, { documentId }),
      () => compareVersions(editor, { documentId: own.documentId, withDocumentId: documentId, to: versionId }),
      () => checkArchive(editor, { folderIds: [inner] }),
      () => checkArchive(editor, { documentIds: [own.documentId, documentId] }),
    ]) {
      await expect(attempt()).rejects.toMatchObject(hidden);
    }
    // The name is free for who does not see that it is taken.
    await expect(createFolder.execute(editor, { name: "Falcon" })).resolves.toMatchObject({ name: "Falcon" });
  });
});

describe("what changes places", () => {
  it("a document put away in a folder that was guarded meanwhile does not come back to who is kept out", async () => {
    const at = await folder();
    const { documentId } = await documentIn(at);
    await trashDocument.execute(owner, { documentId });
    await classifyFolder.execute(owner, { folderId: at, minSensitivity: "confidential" });
    expect((await inTenant(editor, (tx) => listDocuments(tx, { trashed: true }))).data.map(({ id }) => id)).not.toContain(documentId);
    await expect(restoreFolder.execute(editor, { folderId: at })).rejects.toMatchObject(hidden);
  });

  it("neither a copy nor a move takes a document out of a limit", async () => {
    const site = newId();
    await inUnscoped((db) => db.department.create({ data: { id: site, organizationId: tenant.organizationId, name: newId() } }));
    const insider = await addMember(tenant, "editor", { departments: [site] });
    const [limited, open] = [await folder(), await folder()];
    const { documentId } = await documentIn(limited);
    await limitFolder.execute(owner, { folderId: limited, departmentIds: [site], confirmed: true });
    for (const folderId of [null, open]) {
      await expect(copyDocument.execute(insider, { documentId, folderId })).rejects.toMatchObject({ code: "forbidden" });
      await expect(moveDocument.execute(insider, { documentId, folderId })).rejects.toMatchObject({ code: "forbidden" });
    }
    const inside = await createFolder.execute(insider, { name: newId(), parentId: limited });
    await expect(moveFolder.execute(insider, { folderId: inside.id, parentId: open })).rejects.toMatchObject({ code: "forbidden" });
    const copy = await copyDocument.execute(insider, { documentId, folderId: inside.id });
    await expect(inTenant(owner, (tx) => getDocument(tx, copy.id))).rejects.toMatchObject(hidden);
  });

  it("what the virus scanner refused is not copied", async () => {
    const { documentId, versionId } = await documentIn(null);
    await inTenant(owner, (tx) => tx.db.documentVersion.update({ where: { id: versionId }, data: { scan: "infected", status: "failed" }, select: { id: true } }));
    await expect(copyDocument.execute(owner, { documentId })).rejects.toMatchObject({ code: "unsafe_document" });
  });
});

describe("what is a person's own", () => {
  it("favourites are nobody else's, nor heard of", async () => {
    const { documentId } = await documentIn(null);
    await favourDocument.execute(editor, { documentId, favourite: true });
    expect((await inTenant(owner, (tx) => listDocuments(tx, { favourite: true }))).data.map(({ id }) => id)).not.toContain(documentId);
    expect([await events(owner, "dataroom.document-favoured"), await events(editor, "dataroom.document-favoured")].map((ids) => ids.includes(documentId))).toEqual([false, true]);
  });

  it("saved filters are nobody else's", async () => {
    const { id } = await saveFilter.execute(editor, { name: "Own", query: { q: "secret words" } });
    expect((await inTenant(owner, listSavedFilters)).map((filter) => filter.id)).not.toContain(id);
    const sibling = (await createTenant("Sibling")).owner;
    expect(await inTenant(sibling, listSavedFilters)).toEqual([]);
  });

  it("a link whose documents were erased is its maker's alone: its name and visitors speak of what was hidden", async () => {
    const { documentId } = await documentIn(null, "restricted");
    const { linkId } = await createLink.execute(owner, { name: "Falcon price", documentIds: [documentId] });
    const linksOf = async (ctx: TenantContext) => (await listLinks(ctx)).data.map((link) => link.id);
    expect([await linksOf(owner), await linksOf(editor)].map((ids) => ids.includes(linkId))).toEqual([true, false]);
    await purgeDocument.execute(owner, { documentId });
    expect([await linksOf(owner), await linksOf(editor)].map((ids) => ids.includes(linkId))).toEqual([true, false]);
    await expect(revokeLink.execute(editor, { linkId })).rejects.toMatchObject(hidden);
  });

  it("an access review sees as the colleague does, folders' guards included", async () => {
    const at = await folder();
    const { documentId } = await documentIn(at);
    const viewed = await contextViewAs(owner, editor.userId ?? "");
    await expect(inTenant(viewed, (tx) => getDocument(tx, documentId))).resolves.toMatchObject({ id: documentId });
    await classifyFolder.execute(owner, { folderId: at, minSensitivity: "restricted" });
    await expect(inTenant(viewed, (tx) => getDocument(tx, documentId))).rejects.toMatchObject(hidden);
    expect((await inTenant(viewed, (tx) => listFolders(tx))).map(({ id }) => id)).not.toContain(at);
  });
});
