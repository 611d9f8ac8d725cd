import { rm } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { archiveInput, checkArchive, sendArchive } from "./send-archive";

provideTestDatabase();

let tenant: Tenant;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  viewer = await addMember(tenant, "viewer");
});

async function unzipped(ctx: TenantContext, input: object): Promise<Record<string, string>> {
  const response = await sendArchive(ctx, input);
  expect(response.headers.get("content-type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()]));
}

/** A folder of General with a document in it. */
async function addFolder(name: string, parentId: string | null = null): Promise<string> {
  const { organizationId, workspaceId, projectId } = tenant;
  const id = newId();
  await inTenant(tenant.owner, (tx) => tx.db.folder.create({ data: { id, organizationId, workspaceId, projectId, parentId, name, position: 0 }, select: { id: true } }));
  return id;
}

async function addIn(folderId: string | null, name: string, sensitivity: "internal" | "restricted" = "internal") {
  const made = await addDocument(tenant.owner, { name, sensitivity });
  await inTenant(tenant.owner, (tx) => tx.db.document.update({ where: { id: made.documentId }, data: { folderId }, select: { id: true } }));
  return made;
}

describe("an archive of documents", () => {
  it("holds the chosen ones under names of their own and records who took them", async () => {
    const one = await addDocument(tenant.owner, { name: "Plan.txt", text: "first plan" });
    const two = await addDocument(tenant.owner, { name: "plan.txt", text: "second plan" });
    await uploadVersion.execute(tenant.owner, { documentId: one.documentId, name: "Plan.txt", body: bytes("not ready yet") });
    const files = await unzipped(viewer, { documentIds: [one.documentId, two.documentId] });
    expect(Object.keys(files).map((name) => name.toLowerCase()).sort()).toEqual(["plan (2).txt", "plan.txt"]);
    expect(Object.values(files).sort()).toEqual(["first plan", "second plan"]);
    const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { type: true, payload: true } }));
    const taken = (event.payload as { documentIds: string[] }).documentIds;
    expect([event.type, taken.sort()]).toEqual(["dataroom.documents-downloaded", [one.documentId, two.documentId].sort()]);
  });

  it("holds a folder with everything below it, as far as the caller may see it", async () => {
    const outer = await addFolder("Tender: 2026");
    const inner = await addFolder("Drawings", outer);
    await addIn(outer, "Letter.txt");
    await addIn(inner, "A-101.txt");
    await addIn(inner, "Secret.txt", "restricted");
    await trashDocument.execute(tenant.owner, { documentId: (await addIn(inner, "Old.txt")).documentId });
    expect(Object.keys(await unzipped(viewer, { folderIds: [outer] })).sort()).toEqual(["Tender_ 2026/Drawings/A-101.txt", "Tender_ 2026/Letter.txt"]);
    expect(Object.keys(await unzipped(tenant.owner, { folderIds: [inner] })).sort()).toEqual(["Tender_ 2026/Drawings/A-101.txt", "Tender_ 2026/Drawings/Secret.txt"]);
    expect(await checkArchive(viewer, { folderIds: [outer] })).toMatchObject({ documents: 2, leftOut: [] });
  });

  it("refuses what is not the caller's, what is empty and what is no id", async () => {
    const { documentId } = await addIn(null, "Own.txt");
    const secret = await addDocument(tenant.owner, { sensitivity: "restricted" });
    const folder = await addFolder("Empty");
    const stranger = await createTenant("Stranger");
    await expect(sendArchive(stranger.owner, { documentIds: [documentId] })).rejects.toMatchObject({ code: "not_found" });
    await expect(sendArchive(stranger.owner, { folderIds: [folder] })).rejects.toMatchObject({ code: "not_found" });
    await expect(sendArchive(viewer, { documentIds: [documentId, secret.documentId] })).rejects.toMatchObject({ code: "not_found" });
    await expect(sendArchive(viewer, { folderIds: [folder] })).rejects.toMatchObject({ code: "conflict" });
    await expect(sendArchive(viewer, archiveInput(new URLSearchParams("documents=,")))).rejects.toMatchObject({ code: "invalid_input" });
    await expect(sendArchive(viewer, archiveInput(new URLSearchParams("documents=a,b")))).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("says which ones are too large, missing or infected", async () => {
    const kept = await addDocument(tenant.owner, { name: "Kept.txt" });
    const gone = await addDocument(tenant.owner, { name: "Gone.txt" });
    const infected = await addDocument(tenant.owner, { name: "Infected.txt" });
    const { versionKey } = tenantStorage(tenant.owner);
    await rm(path.join(env().DATA_DIR, "storage", versionKey(gone.documentId, gone.versionId)));
    await inTenant(tenant.owner, (tx) => tx.db.documentVersion.update({ where: { id: infected.versionId }, data: { scan: "infected" }, select: { id: true } }));
    const files = await unzipped(tenant.owner, { documentIds: [kept.documentId, gone.documentId, infected.documentId] });
    expect(Object.keys(files).sort()).toEqual(["Kept.txt", "_Not included.txt"]);
    expect(files["_Not included.txt"]).toMatch(/Infected\.txt: .*malware[\s\S]*Gone\.txt: its bytes are missing/);
    await expect(sendArchive(tenant.owner, { documentIds: [infected.documentId] })).rejects.toMatchObject({ code: "unsafe_document" });
    await inTenant(tenant.owner, (tx) => tx.db.documentVersion.update({ where: { id: kept.versionId }, data: { size: 10n ** 13n }, select: { id: true } }));
    await expect(sendArchive(tenant.owner, { documentIds: [kept.documentId] })).rejects.toMatchObject({ code: "too_large", userMessage: expect.stringContaining("10000000 MB") as string });
  });
});
