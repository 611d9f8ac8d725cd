import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import type { DocumentStatus } from "../schema";
import { getDocument, getVersionFile, listPages, listVersions } from "../queries/get-document";
import { listDocuments } from "../queries/list-documents";
import { cancelProcessing } from "./cancel-processing";
import { purgeDocument } from "./purge-document";
import { restoreDocument } from "./restore-document";
import { retryProcessing } from "./retry-processing";
import { trashDocument } from "./trash-document";
import { uploadVersion } from "./upload-version";

provideTestDatabase();

let tenant: Tenant;
let editor: TenantContext;
let stranger: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
  editor = await addMember(tenant, "editor");
  stranger = await createTenant("Stranger");
});

const addVersion = (ctx: TenantContext, documentId: string, text: string) => uploadVersion.execute(ctx, { documentId, name: "next.txt", body: bytes(text) });
const get = (documentId: string) => inTenant(editor, (tx) => getDocument(tx, documentId));
const setStatus = (id: string, status: DocumentStatus) => inTenant(editor, (tx) => tx.db.documentVersion.update({ where: { id }, data: { status } }));
const filesOf = (documentId: string) => readdir(path.join(env().DATA_DIR, "storage", tenant.organizationId, tenant.workspaceId, documentId)).catch(() => []);

describe("upload-version", () => {
  it("five at once give 2 to 6, and the newest is the latest", async () => {
    const { documentId } = await addDocument(editor);
    const results = await Promise.all([2, 3, 4, 5, 6].map((n) => addVersion(editor, documentId, `Text number ${n}`)));
    expect(results.every((result) => !result.duplicate)).toBe(true);
    const versions = await inTenant(editor, (tx) => listVersions(tx, documentId));
    expect(versions.map((version) => version.number)).toEqual([6, 5, 4, 3, 2, 1]);
    expect((await get(documentId)).versionId).toBe(versions[0]?.id);
    expect((await eventTypes(editor)).filter((type) => type === "dataroom.document-version-uploaded").length).toBeGreaterThanOrEqual(3);
  });

  it("the newest bytes again change nothing; older ones are a new version", async () => {
    const { documentId, versionId } = await addDocument(editor, { text: "One" });
    expect(await addVersion(editor, documentId, "One")).toMatchObject({ versionId, duplicate: true });
    expect((await addVersion(editor, documentId, "Two")).duplicate).toBe(false);
    expect(await addVersion(editor, documentId, "One")).toMatchObject({ duplicate: false });
    expect((await get(documentId)).version).toBe(3);
    expect(await filesOf(documentId)).toHaveLength(3);
  });

  it("keeps answering from the version before until the new one is ready", async () => {
    const { documentId, versionId } = await addDocument(editor, { text: "Old" });
    const next = await addVersion(editor, documentId, "New");
    expect(await get(documentId)).toMatchObject({ versionId: next.versionId, currentVersionId: versionId });
  });

  it("a stranger's and a trashed document are not found, and no byte is kept", async () => {
    const foreign = await addDocument(stranger.owner);
    await expect(addVersion(editor, foreign.documentId, "Mine")).rejects.toMatchObject({ code: "not_found" });
    expect(await filesOf(foreign.documentId)).toEqual([]);
    const { documentId } = await addDocument(editor);
    await trashDocument.execute(editor, { documentId });
    await expect(addVersion(editor, documentId, "Late")).rejects.toMatchObject({ code: "not_found" });
    expect(await filesOf(documentId)).toHaveLength(1);
  });
});

describe("trash, restore, purge", () => {
  it("the trash hides a document from everything but the trash", async () => {
    const { documentId } = await addDocument(editor, { name: "Trashed.txt" });
    await trashDocument.execute(editor, { documentId });
    await expect(get(documentId)).rejects.toMatchObject({ code: "not_found" });
    await expect(inTenant(editor, (tx) => getVersionFile(tx, { documentId }))).rejects.toMatchObject({ code: "not_found" });
    await expect(trashDocument.execute(editor, { documentId })).rejects.toMatchObject({ code: "not_found" });
    const [live, trashed] = await inTenant(editor, async (tx) => [await listDocuments(tx, { q: "Trashed" }), await listDocuments(tx, { q: "Trashed", trashed: true })]);
    expect([live.total, trashed.total]).toEqual([0, 1]);
    await restoreDocument.execute(editor, { documentId });
    expect(await get(documentId)).toMatchObject({ deletedAt: null });
    await expect(restoreDocument.execute(editor, { documentId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("restoring also wakes a newer version that had waited when the document was trashed", async () => {
    const { documentId, versionId } = await addDocument(editor, { text: "v1" });
    await setStatus(versionId, "ready");
    const next = await addVersion(editor, documentId, "v2");
    await trashDocument.execute(editor, { documentId });
    const before = await inTenant(editor, (tx) => tx.db.event.count());
    await restoreDocument.execute(editor, { documentId });
    const events = await inTenant(editor, (tx) => tx.db.event.findMany({ orderBy: { seq: "asc" }, skip: before, select: { payload: true } }));
    const woken = events.map((event) => (event.payload as { versionId: string }).versionId);
    expect(woken.sort()).toEqual([versionId, next.versionId].sort());
  });

  it.each([true, false])("purging leaves no row and no byte (trashed before: %s)", async (trashed) => {
    const { documentId, versionId } = await addDocument(tenant.owner);
    await addVersion(tenant.owner, documentId, `Second ${trashed}`);
    if (trashed) await trashDocument.execute(tenant.owner, { documentId });
    expect(await filesOf(documentId)).toHaveLength(2);
    await purgeDocument.execute(tenant.owner, { documentId });
    expect(await filesOf(documentId)).toEqual([]);
    const rows = await inTenant(tenant.owner, async (tx) => [
      await tx.db.document.count({ where: { id: documentId } }),
      await tx.db.documentVersion.count({ where: { documentId } }),
      await tx.db.documentPage.count({ where: { versionId } }),
    ]);
    expect(rows).toEqual([0, 0, 0]);
    expect((await eventTypes(tenant.owner)).at(-1)).toBe("dataroom.document-purged");
    await expect(purgeDocument.execute(tenant.owner, { documentId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("an editor may trash, not purge", async () => {
    const { documentId } = await addDocument(editor);
    await expect(Promise.resolve().then(() => purgeDocument.execute(editor, { documentId }))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("cancel and retry", () => {
  const TABLE: [DocumentStatus, "done" | "conflict", "done" | "conflict"][] = [
    ["queued", "done", "conflict"],
    ["processing", "done", "conflict"],
    ["ready", "conflict", "conflict"],
    ["failed", "conflict", "done"],
    ["cancelled", "conflict", "done"],
  ];
  const outcome = (run: Promise<unknown>) => run.then(() => "done", (error: unknown) => (error as { code: string }).code);

  it.each(TABLE)("%s: cancel %s, retry %s", async (status, cancel, retry) => {
    const { documentId, versionId } = await addDocument(editor);
    await setStatus(versionId, status);
    expect(await outcome(cancelProcessing.execute(editor, { documentId }))).toBe(cancel);
    await setStatus(versionId, status);
    expect(await outcome(retryProcessing.execute(editor, { documentId }))).toBe(retry);
    if (retry === "done") expect(await get(documentId)).toMatchObject({ status: "queued", stage: "received", progress: 0, error: null });
  });
});

describe("pages", () => {
  it("of a version that belongs to another document are not found", async () => {
    const [one, other] = [await addDocument(editor), await addDocument(editor)];
    const run = inTenant(editor, (tx) => listPages(tx, { documentId: one.documentId, versionId: other.versionId }));
    await expect(run).rejects.toMatchObject({ code: "not_found" });
    await expect(inTenant(editor, (tx) => getVersionFile(tx, { documentId: "not-an-id" }))).rejects.toMatchObject({ code: "not_found" });
  });
});
