import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { uploadDocument } from "../commands/upload-document";
import { restoreDocument } from "../commands/restore-document";
import { trashDocument } from "../commands/trash-document";
import { moveDocument } from "../organize/commands/move-document";
import { getDocument } from "../queries/get-document";
import { listDocuments } from "../queries/list-documents";
import { classifyFolder } from "./commands/classify-folder";
import { createFolder } from "./commands/create-folder";
import { limitFolder } from "./commands/limit-folder";
import { moveFolder } from "./commands/move-folder";
import { purgeFolder } from "./commands/purge-folder";
import { renameFolder } from "./commands/rename-folder";
import { restoreFolder } from "./commands/restore-folder";
import { trashFolder } from "./commands/trash-folder";
import { listFolders } from "./queries/folder-rows";

provideTestDatabase();

let tenant: Tenant;
let owner: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  owner = tenant.owner;
});

const create = (name: string, parentId?: string) => createFolder.execute(owner, { name, ...(parentId ? { parentId } : {}) });
/** What is refused before anything begins is thrown at once. */
const attempt = async (run: () => Promise<unknown>) => run();
const tree = async (ctx = owner) => Object.fromEntries((await inTenant(ctx, (tx) => listFolders(tx))).map((folder) => [folder.name, folder.number]));
const sees = (ctx: TenantContext, documentId: string) => inTenant(ctx, (tx) => getDocument(tx, documentId)).then(() => true, () => false);
const put = (documentId: string, folderId: string | null) => moveDocument.execute(owner, { documentId, folderId });

describe("a tree of folders", () => {
  it("numbers, renames, refuses a second of a name, moves under another number", async () => {
    const root = await create("Bids");
    const [one, two, three] = [await create("Drawings", root.id), await create("Prices", root.id), await create("Letters", root.id)];
    expect([root.depth, one.number, three.number]).toEqual([1, `${root.number}.1`, `${root.number}.3`]);
    await expect(create("drawINGS", root.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(renameFolder.execute(owner, { folderId: two.id, name: "Letters" })).rejects.toMatchObject({ code: "conflict" });
    await renameFolder.execute(owner, { folderId: two.id, name: "prices" });
    await moveFolder.execute(owner, { folderId: three.id, parentId: root.id, position: 1 });
    expect(await tree()).toMatchObject({ Letters: `${root.number}.1`, Drawings: `${root.number}.2`, prices: `${root.number}.3` });
    await moveFolder.execute(owner, { folderId: three.id, parentId: root.id, position: 2 });
    expect(await tree()).toMatchObject({ Drawings: `${root.number}.1`, Letters: `${root.number}.2` });
    await moveFolder.execute(owner, { folderId: three.id, parentId: one.id });
    expect(await tree()).toMatchObject({ Letters: `${root.number}.1.1`, prices: `${root.number}.2` });
    expect(await eventTypes(owner)).toEqual(expect.arrayContaining(["dataroom.folder-created", "dataroom.folder-renamed", "dataroom.folder-moved"]));
  });

  it("refuses cycles, depth beyond 20, other projects and hostile names", async () => {
    const top = await create("Top");
    let last = top;
    for (let n = 2; n <= 20; n++) last = await create(`Level ${n}`, last.id);
    await expect(create("Too deep", last.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(moveFolder.execute(owner, { folderId: top.id, parentId: last.id })).rejects.toMatchObject({ code: "conflict" });
    await expect(moveFolder.execute(owner, { folderId: top.id, parentId: top.id })).rejects.toMatchObject({ code: "conflict" });
    for (const name of ["..", "a/b", "a\\b", "a\u0000b", "\u202e", "x".repeat(201)]) await expect(attempt(() => create(name))).rejects.toMatchObject({ code: "invalid_input" });
    expect((await create("gnp\u202ePlan")).name).toBe("gnpPlan");
  });

  it("two moves that would close a circle: one of them is refused", async () => {
    const [a, b] = [await create("A"), await create("B")];
    const moves = await Promise.allSettled([moveFolder.execute(owner, { folderId: a.id, parentId: b.id }), moveFolder.execute(owner, { folderId: b.id, parentId: a.id })]);
    expect(moves.map((move) => move.status).sort()).toEqual(["fulfilled", "rejected"]);
    const made = await Promise.allSettled(Array.from({ length: 4 }, () => create("Same name at once")));
    expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });
});

describe("trash", () => {
  it("takes the tree with its documents, brings back just that, and erases it", async () => {
    const outer = await create("Old bids");
    const inner = await create("Inner", outer.id);
    const [first, second, third] = [await addDocument(owner), await addDocument(owner), await addDocument(owner)];
    for (const document of [first, second, third]) await put(document.documentId, inner.id);
    await trashDocument.execute(owner, { documentId: third.documentId });
    expect(await trashFolder.execute(owner, { folderId: outer.id })).toMatchObject({ documents: 2 });
    expect(await sees(owner, first.documentId)).toBe(false);
    expect((await inTenant(owner, (tx) => listFolders(tx, { trashed: true }))).map((folder) => folder.name)).toContain("Old bids");
    await create("Old bids");
    expect(await restoreFolder.execute(owner, { folderId: outer.id })).toMatchObject({ documents: 2, name: "Old bids (restored)" });
    expect([await sees(owner, first.documentId), await sees(owner, third.documentId)]).toEqual([true, false]);
    await trashFolder.execute(owner, { folderId: outer.id });
    await restoreDocument.execute(owner, { documentId: second.documentId });
    expect(await inTenant(owner, (tx) => getDocument(tx, second.documentId))).toMatchObject({ folderId: inner.id });
    await trashFolder.execute(owner, { folderId: outer.id });
    await expect(attempt(async () => purgeFolder.execute(await addMember(tenant, "editor"), { folderId: outer.id }))).rejects.toMatchObject({ code: "forbidden" });
    expect(await purgeFolder.execute(owner, { folderId: outer.id })).toMatchObject({ documents: 3 });
    expect(await inUnscoped((db) => db.document.count({ where: { folderId: inner.id } }))).toBe(0);
  });
});

describe("what a folder asks of its readers", () => {
  it("its level and departments hold for all below it, and moving out keeps the level", async () => {
    const legal = newId();
    await inUnscoped((db) => db.department.create({ data: { id: legal, organizationId: tenant.organizationId, name: "Legal" } }));
    const [viewer, lawyer] = [await addMember(tenant, "viewer", { clearance: 1 }), await addMember(tenant, "viewer", { clearance: 3, departments: [legal] })];
    const outer = await create("Deal");
    const inner = await create("Papers", outer.id);
    const { documentId } = await addDocument(owner);
    await put(documentId, inner.id);
    expect(await sees(viewer, documentId)).toBe(true);
    await classifyFolder.execute(owner, { folderId: outer.id, minSensitivity: "restricted" });
    expect([await sees(viewer, documentId), await sees(lawyer, documentId)]).toEqual([false, true]);
    expect(Object.keys(await tree(viewer))).not.toContain("Papers");
    await expect(classifyFolder.execute(owner, { folderId: outer.id, minSensitivity: "public" })).rejects.toMatchObject({ code: "invalid_input" });
    await put(documentId, null);
    expect(await inTenant(owner, (tx) => getDocument(tx, documentId))).toMatchObject({ sensitivity: "restricted", folderId: null });
    await put(documentId, inner.id);
    await limitFolder.execute(owner, { folderId: outer.id, departmentIds: [legal], confirmed: true });
    expect([await sees(owner, documentId), await sees(lawyer, documentId)]).toEqual([false, true]);
  });

  it("only who may limit takes a document out of a limited folder", async () => {
    const site = newId();
    await inUnscoped((db) => db.department.create({ data: { id: site, organizationId: tenant.organizationId, name: "Site" } }));
    const editor = await addMember(tenant, "editor", { clearance: 3, departments: [site] });
    const folder = await createFolder.execute(editor, { name: "Site only" });
    const { documentId } = await addDocument(editor);
    await moveDocument.execute(editor, { documentId, folderId: folder.id });
    await limitFolder.execute(owner, { folderId: folder.id, departmentIds: [site], confirmed: true });
    await expect(moveDocument.execute(editor, { documentId, folderId: null })).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt(async () => createFolder.execute(await addMember(tenant, "viewer"), { name: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("uploads into folders", () => {
  it("make the folders of a dropped tree once, and refuse paths that leave it", async () => {
    const into = await create("Dropped");
    const upload = (name: string, relativePath: string) => uploadDocument.execute(owner, { name, folderId: into.id, relativePath, body: bytes(`${name} ${newId()}`) });
    await Promise.all([upload("a.txt", "Tower/Doors/a.txt"), upload("b.txt", "Tower/doors/b.txt"), upload("c.txt", "Tower/c.txt")]);
    const folders = (await inTenant(owner, (tx) => listFolders(tx))).filter((folder) => folder.number.startsWith(into.number) && folder.depth > 1);
    expect(folders.map((folder) => folder.name.toLowerCase()).sort()).toEqual(["doors", "tower"]);
    const list = (deep: boolean) => inTenant(owner, async (tx) => (await listDocuments(tx, { folderId: into.id, deep })).total);
    expect([await list(false), await list(true)]).toEqual([0, 3]);
    for (const path of ["../x/a.txt", "/etc/a.txt", "C:/x/a.txt", "a\\b\\c.txt", "a\u0001/b.txt", "a//b.txt"]) {
      await expect(upload("a.txt", path)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });
});
