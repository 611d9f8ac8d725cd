import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { index, makeAllReady, makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { jobsFor } from "./subscriptions";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { getDocument, listVersions } from "@/lib/domains/dataroom/queries/get-document";
import { pinVersion } from "@/lib/domains/dataroom/versions/commands/pin-version";
import { restoreVersion } from "@/lib/domains/dataroom/versions/commands/restore-version";
import { unpinVersion } from "@/lib/domains/dataroom/versions/commands/unpin-version";
import { verifyDocument } from "@/lib/domains/dataroom/versions/commands/verify-document";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
let editor: TenantContext;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  editor = await addMember(tenant, "editor");
  viewer = await addMember(tenant, "viewer");
});

const fileOf = (documentId: string, versionId: string) =>
  path.join(env().DATA_DIR, "storage", tenantStorage(tenant.owner).versionKey(documentId, versionId));
const get = (documentId: string) => inTenant(tenant.owner, (tx) => getDocument(tx, documentId));
const answers = async (documentId: string) =>
  (await searchPassages(tenant.owner, { query: "deposit kangaroos", documentIds: [documentId] })).map((passage) => passage.text);
const inIndex = async (documentId: string) => (await openWorkspaceIndex(tenant.workspaceId)).countOf(documentId);

async function twoVersions() {
  const unique = newId();
  const first = await addDocument(editor, { text: `The deposit is forty kangaroos. ${unique}` });
  const second = await uploadVersion.execute(editor, { documentId: first.documentId, name: "v2.txt", body: bytes(`The deposit is ninety kangaroos. ${unique}`) });
  await makeAllReady(tenant, [first.versionId, second.versionId]);
  return { documentId: first.documentId, one: first.versionId, two: second.versionId };
}

/** What the worker does with the newest event of the tenant. */
async function react() {
  const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { type: true, organizationId: true, workspaceId: true, payload: true } }));
  for (const { payload } of jobsFor(event)) await index(tenant, (payload as { versionId: string }).versionId);
}

describe("restoring a version", () => {
  it("makes a newer one with bytes of its own", async () => {
    const { documentId, one } = await twoVersions();
    const restored = await restoreVersion.execute(editor, { documentId, versionId: one });
    expect(restored).toMatchObject({ id: documentId, number: 3, from: 1 });
    expect((await eventTypes(tenant.owner)).slice(-2)).toEqual(["dataroom.version-restored", "dataroom.document-version-uploaded"]);
    await rm(fileOf(documentId, one));
    expect(await readFile(fileOf(documentId, restored.versionId), "utf8")).toContain("forty");
    await makeReady(tenant, restored.versionId);
    expect(await answers(documentId)).toEqual([expect.stringContaining("forty")]);
    expect(await inIndex(documentId)).toBe(1);
    await purgeDocument.execute(tenant.owner, { documentId });
    await expect(readFile(fileOf(documentId, restored.versionId))).rejects.toThrow("ENOENT");
  });

  it("two at once become 3 and 4, and the newest answers", async () => {
    const { documentId, one } = await twoVersions();
    const made = await Promise.all([restoreVersion.execute(editor, { documentId, versionId: one }), restoreVersion.execute(editor, { documentId, versionId: one })]);
    expect(made.map((version) => version.number).sort()).toEqual([3, 4]);
    const newest = made.find((version) => version.number === 4);
    await makeAllReady(tenant, made.map((version) => version.versionId));
    expect(await get(documentId)).toMatchObject({ version: 4, versionId: newest?.versionId, currentVersionId: newest?.versionId });
    expect(await inIndex(documentId)).toBe(1);
  });

  it("refuses the newest one, strangers, viewers and what is no version of the document", async () => {
    const { documentId, one, two } = await twoVersions();
    const other = await twoVersions();
    const stranger = await createTenant("Stranger");
    await expect(restoreVersion.execute(editor, { documentId, versionId: two })).rejects.toMatchObject({ code: "conflict" });
    expect(() => restoreVersion.execute(viewer, { documentId, versionId: one })).toThrow("documents:upload");
    await expect(restoreVersion.execute(stranger.owner, { documentId, versionId: one })).rejects.toMatchObject({ code: "not_found" });
    await expect(restoreVersion.execute(editor, { documentId, versionId: other.one })).rejects.toMatchObject({ code: "not_found" });
    expect(() => restoreVersion.execute(editor, { documentId, versionId: "one" })).toThrow("versionId");
    expect(await inTenant(editor, (tx) => listVersions(tx, documentId))).toHaveLength(2);
  });

  it("does not bring altered bytes back", async () => {
    const { documentId, one } = await twoVersions();
    await writeFile(fileOf(documentId, one), "The deposit");
    await expect(restoreVersion.execute(editor, { documentId, versionId: one })).rejects.toMatchObject({ code: "unsafe_document" });
    expect(await inTenant(editor, (tx) => listVersions(tx, documentId))).toHaveLength(2);
  });
});

describe("pinning a version", () => {
  it("answers stay with it while a newer one is uploaded and becomes ready", async () => {
    const { documentId, one, two } = await twoVersions();
    expect((await get(documentId)).currentVersionId).toBe(two);
    await pinVersion.execute(editor, { documentId, versionId: one });
    expect(await answers(documentId)).toEqual([expect.stringContaining("ninety")]);
    await react();
    expect(await answers(documentId)).toEqual([expect.stringContaining("forty")]);
    expect((await eventTypes(tenant.owner)).slice(-2)).toEqual(["dataroom.version-pinned", "dataroom.answering-version-changed"]);
    const third = await uploadVersion.execute(editor, { documentId, name: "v3.txt", body: bytes(`The deposit is a hundred kangaroos. ${newId()}`) });
    await makeReady(tenant, third.versionId);
    expect(await answers(documentId)).toEqual([expect.stringContaining("forty")]);
    expect(await inIndex(documentId)).toBe(1);
    expect(await get(documentId)).toMatchObject({ pinnedVersionId: one, currentVersionId: one, versionId: third.versionId, status: "ready" });
    await unpinVersion.execute(editor, { documentId });
    await react();
    expect(await get(documentId)).toMatchObject({ pinnedVersionId: null, currentVersionId: third.versionId });
    expect(await answers(documentId)).toEqual([expect.stringContaining("hundred")]);
    expect(await inIndex(documentId)).toBe(1);
  });

  it("the last of two pins holds, in whichever order the index follows", async () => {
    const { documentId, one, two } = await twoVersions();
    await pinVersion.execute(editor, { documentId, versionId: one });
    await pinVersion.execute(editor, { documentId, versionId: two });
    await index(tenant, two);
    await index(tenant, one);
    expect(await get(documentId)).toMatchObject({ pinnedVersionId: two, currentVersionId: two });
    expect(await inIndex(documentId)).toBe(1);
  });

  it("repeating it records nothing; what is not ready cannot be pinned", async () => {
    const { documentId, one } = await twoVersions();
    await pinVersion.execute(editor, { documentId, versionId: one });
    const before = (await eventTypes(tenant.owner)).length;
    await pinVersion.execute(editor, { documentId, versionId: one });
    expect((await eventTypes(tenant.owner)).length).toBe(before);
    const waiting = await restoreVersion.execute(editor, { documentId, versionId: one });
    await expect(pinVersion.execute(editor, { documentId, versionId: waiting.versionId })).rejects.toMatchObject({ code: "conflict" });
    expect(() => pinVersion.execute(viewer, { documentId, versionId: one })).toThrow("documents:upload");
    expect(() => unpinVersion.execute(viewer, { documentId })).toThrow("documents:upload");
    await unpinVersion.execute(editor, { documentId });
    expect(await unpinVersion.execute(editor, { documentId })).toEqual({ id: documentId, pinnedVersionId: null });
  });
});

describe("verifying a document", () => {
  it("names what is altered and what is missing", async () => {
    const { documentId, one, two } = await twoVersions();
    const states = async () => (await verifyDocument.execute(viewer, { documentId })).versions.map((version) => version.integrity);
    expect(await states()).toEqual(["whole", "whole"]);
    const text = await readFile(fileOf(documentId, two), "utf8");
    await writeFile(fileOf(documentId, two), text.replace("ninety", "eighty"));
    await rm(fileOf(documentId, one));
    expect(await states()).toEqual(["altered", "missing"]);
    const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { type: true, payload: true } }));
    expect(event).toMatchObject({ type: "dataroom.document-verified", payload: { altered: [two], missing: [one], versions: 2 } });
  });
});
