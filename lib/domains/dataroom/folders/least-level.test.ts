import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import type { Sensitivity } from "@/lib/kernel/sensitivity";
import { newId } from "@/lib/kernel/ids";
import { jobsFor } from "@/lib/registry/subscriptions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { classifyDocument } from "../commands/classify-document";
import { restoreDocument } from "../commands/restore-document";
import { trashDocument } from "../commands/trash-document";
import { uploadDocument } from "../commands/upload-document";
import { copyDocument } from "../organize/commands/copy-document";
import { moveDocument } from "../organize/commands/move-document";
import { getDocumentAccess } from "../queries/document-access";
import { classifyFolder } from "./commands/classify-folder";
import { createFolder } from "./commands/create-folder";
import { moveFolder } from "./commands/move-folder";

provideTestDatabase();

let tenant: Tenant;
let owner: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  owner = tenant.owner;
});

const folder = async (level: Sensitivity, parentId?: string) => {
  const { id } = await createFolder.execute(owner, { name: newId(), ...(parentId ? { parentId } : {}) });
  if (level !== "public") await classifyFolder.execute(owner, { folderId: id, minSensitivity: level });
  return id;
};
const put = (documentId: string, folderId: string | null) => moveDocument.execute(owner, { documentId, folderId });
const levels = (...ids: string[]) =>
  inUnscoped(async (db) => {
    const rows = await db.document.findMany({ where: { id: { in: ids } }, select: { id: true, sensitivity: true } });
    return ids.map((id) => rows.find((row) => row.id === id)?.sensitivity);
  });
const lastEvent = (type: string, objectId: string) => inTenant(owner, async (tx) => (await tx.db.event.findFirst({ where: { type, objectId }, orderBy: { seq: "desc" } }))?.payload);

describe("the least level of a folder", () => {
  it("uploads have it, whatever was asked for less; the audit log says so", async () => {
    const into = await folder("confidential");
    const upload = (sensitivity?: Sensitivity) => uploadDocument.execute(owner, { name: "a.txt", folderId: into, relativePath: "Deeper/a.txt", body: bytes(newId()), ...(sensitivity ? { sensitivity } : {}) });
    const [usual, asked, more] = [await upload(), await upload("public"), await upload("restricted")];
    expect(await levels(usual.id, asked.id, more.id)).toEqual([2, 2, 3]);
    expect(await lastEvent("dataroom.document-version-uploaded", asked.id)).toMatchObject({ raisedTo: 2 });
    expect(await lastEvent("dataroom.document-version-uploaded", more.id)).not.toHaveProperty("raisedTo");
  });

  it("what is moved or copied in has it and keeps it", async () => {
    const into = await folder("restricted");
    const { documentId } = await addDocument(owner);
    const copy = await copyDocument.execute(owner, { documentId, folderId: into });
    await put(documentId, into);
    expect(await levels(documentId, copy.id)).toEqual([3, 3]);
    expect([await lastEvent("dataroom.document-moved", documentId), await lastEvent("dataroom.document-copied", copy.id)]).toMatchObject([{ raisedTo: 3 }, { raisedTo: 3 }]);
    await put(documentId, null);
    expect(await levels(documentId)).toEqual([3]);
  });

  it("nobody gives a document less while it lies there, and is told why", async () => {
    const outer = await folder("confidential");
    const inner = await folder("public", outer);
    const { documentId } = await addDocument(owner, { sensitivity: "restricted" });
    await put(documentId, inner);
    const lower = (sensitivity: Sensitivity) => classifyDocument.execute(owner, { documentId, sensitivity, reason: "Published." });
    await expect(lower("internal")).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("at least confidential") as string });
    expect(await inTenant(owner, (tx) => getDocumentAccess(tx, documentId))).toMatchObject({ leastLevel: "confidential" });
    await lower("confidential");
    await put(documentId, null);
    expect(await inTenant(owner, (tx) => getDocumentAccess(tx, documentId))).toMatchObject({ leastLevel: "public" });
    await lower("public");
    expect(await levels(documentId)).toEqual([0]);
  });

  it("holds at once for all that lies below it, put away or not, and lowering it opens nothing", async () => {
    const outer = await folder("public");
    const inner = await folder("public", outer);
    const documents = [await addDocument(owner), await addDocument(owner, { sensitivity: "restricted" }), await addDocument(owner)];
    const ids = documents.map((document) => document.documentId);
    for (const id of ids) await put(id, inner);
    await trashDocument.execute(owner, { documentId: ids[2] ?? "" });
    await classifyFolder.execute(owner, { folderId: outer, minSensitivity: "confidential" });
    expect(await levels(...ids)).toEqual([2, 3, 2]);
    const told = await lastEvent("dataroom.folder-classified", outer);
    expect(told).toMatchObject({ before: "public", after: "confidential", raised: 2, raisedIds: expect.arrayContaining([ids[0], ids[2]]) as string[] });
    const { organizationId, workspaceId } = tenant;
    const jobs = jobsFor({ type: "dataroom.folder-classified", organizationId, workspaceId, payload: told }).map(({ job }) => job.name);
    expect(jobs).toEqual(["knowledge.update-in-index", "knowledge.update-in-index", "knowledge.sync-bases"]);
    await classifyFolder.execute(owner, { folderId: outer, minSensitivity: "public", reason: "Done." });
    expect(await levels(...ids)).toEqual([2, 3, 2]);
  });

  it("a folder that is moved brings what is in it under the new one's level", async () => {
    const [strict, moved] = [await folder("restricted"), await folder("public")];
    const { documentId } = await addDocument(owner);
    await put(documentId, await folder("public", moved));
    await moveFolder.execute(owner, { folderId: moved, parentId: strict });
    expect(await levels(documentId)).toEqual([3]);
    expect(await lastEvent("dataroom.folder-moved", moved)).toMatchObject({ raised: 1, raisedTo: null });
    await moveFolder.execute(owner, { folderId: moved, parentId: null });
    expect(await lastEvent("dataroom.folder-moved", moved)).toMatchObject({ raised: 0, raisedTo: 3 });
  });

  it("a change of both at once ends no lower than the folder asks", async () => {
    const into = await folder("public");
    const { documentId } = await addDocument(owner, { sensitivity: "confidential" });
    await put(documentId, into);
    for (let n = 0; n < 3; n++) {
      await Promise.allSettled([
        classifyFolder.execute(owner, { folderId: into, minSensitivity: "confidential" }),
        classifyDocument.execute(owner, { documentId, sensitivity: "public", reason: "At once." }),
      ]);
      expect((await levels(documentId))[0]).toBeGreaterThanOrEqual(2);
      await classifyFolder.execute(owner, { folderId: into, minSensitivity: "public", reason: "Again." });
    }
  });

  it("documents come back while their folder is changed: nobody waits for ever", async () => {
    const into = await folder("public");
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) {
      const { documentId } = await addDocument(owner);
      await put(documentId, into);
      await trashDocument.execute(owner, { documentId });
      ids.push(documentId);
    }
    const done = await Promise.allSettled([
      ...ids.map((documentId) => restoreDocument.execute(owner, { documentId })),
      classifyFolder.execute(owner, { folderId: into, minSensitivity: "confidential" }),
      moveFolder.execute(owner, { folderId: into, parentId: null, position: 1 }),
    ]);
    expect(done.map(({ status }) => status)).toEqual(done.map(() => "fulfilled"));
    expect(await levels(...ids)).toEqual(ids.map(() => 2));
  });

  it("who may not see the folder's level does not find the folder", async () => {
    const into = await folder("restricted");
    const editor = await addMember(tenant, "editor", { clearance: 1 });
    await expect(uploadDocument.execute(editor, { name: "a.txt", folderId: into, body: bytes(newId()) })).rejects.toMatchObject({ code: "not_found" });
    const { documentId } = await addDocument(editor);
    await expect(moveDocument.execute(editor, { documentId, folderId: into })).rejects.toMatchObject({ code: "not_found" });
    await expect(copyDocument.execute(editor, { documentId, folderId: into })).rejects.toMatchObject({ code: "not_found" });
  });
});
