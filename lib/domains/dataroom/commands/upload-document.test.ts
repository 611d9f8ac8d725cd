import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { LocalStorage } from "@/lib/adapters/storage/local-storage";
import type { ObjectStorage } from "@/lib/adapters/storage/object-storage";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { env, forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { getDocument } from "../queries/get-document";
import { listDocuments } from "../queries/list-documents";
import { trashDocument } from "./trash-document";
import { uploadDocument } from "./upload-document";
import { uploadVersion } from "./upload-version";

provideTestDatabase();

const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };
let tenant: Tenant;
let editor: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  editor = await addMember(tenant, "editor");
});
afterEach(() => {
  delete process.env["MAX_UPLOAD_MB"];
  delete globals.munimentStorage;
  forgetEnv();
});

const upload = (ctx: TenantContext, name: string, text: string) => uploadDocument.execute(ctx, { name, body: bytes(text) });
const total = (ctx: TenantContext) => inTenant(ctx, async (tx) => (await listDocuments(tx, {})).total);
async function storedFiles(): Promise<string[]> {
  const entries = await readdir(path.join(env().DATA_DIR, "storage"), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** What is refused leaves no row, no event and no byte. */
async function expectRefused(run: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = [await total(tenant.owner), (await eventTypes(tenant.owner)).length, (await storedFiles()).sort()];
  await expect(Promise.resolve().then(run)).rejects.toMatchObject(refusal);
  expect([await total(tenant.owner), (await eventTypes(tenant.owner)).length, (await storedFiles()).sort()]).toEqual(before);
}

describe("upload-document", () => {
  it("stores the bytes, queues version 1 and tells of it", async () => {
    const text = "Fire doors are FD60S. 门";
    const made = await upload(editor, "Doors.txt", text);
    expect(made).toMatchObject({ name: "Doors.txt", status: "queued", duplicate: false });
    const document = await inTenant(editor, (tx) => getDocument(tx, made.id));
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(document).toMatchObject({ sha256, size: Buffer.byteLength(text), version: 1, kind: "txt", status: "queued", stage: "received", sensitivity: "internal", projectId: tenant.projectId });
    const row = await inTenant(editor, (tx) => tx.db.documentVersion.findUniqueOrThrow({ where: { id: made.versionId } }));
    expect(await readFile(path.join(env().DATA_DIR, "storage", row.storageKey), "utf8")).toBe(text);
    expect(row.storageKey.startsWith(`${tenant.organizationId}/${tenant.workspaceId}/`)).toBe(true);
    expect((await eventTypes(editor)).at(-1)).toBe("dataroom.document-version-uploaded");
  });

  it("refuses 0 bytes, what it cannot read, and what is too large", async () => {
    await expectRefused(() => upload(editor, "empty.pdf", ""), { code: "empty_document", userMessage: expect.stringContaining("0 bytes") as string });
    await expectRefused(() => uploadDocument.execute(editor, { name: "a.exe", body: bytes("MZ\u0000\u0001\u0002\u0000\u0000") }), { code: "unsupported_type" });
    process.env["MAX_UPLOAD_MB"] = "1";
    forgetEnv();
    await expectRefused(() => upload(editor, "big.txt", "x".repeat(1_000_001)), { code: "too_large", userMessage: expect.stringContaining("1 MB") as string });
    expect((await upload(editor, "just.txt", "y".repeat(1_000_000))).duplicate).toBe(false);
  });

  it("refuses a level above one's own, a foreign project, and unknown fields", async () => {
    await expectRefused(() => uploadDocument.execute(editor, { name: "a.txt", body: bytes("s"), sensitivity: "restricted" }), { code: "forbidden" });
    const stranger = await createTenant("Stranger");
    await expectRefused(() => uploadDocument.execute(editor, { name: "a.txt", body: bytes("s"), projectId: stranger.projectId }), { code: "not_found" });
    const withOwner = { name: "a.txt", body: bytes("s"), workspaceId: stranger.workspaceId };
    await expectRefused(() => uploadDocument.execute(editor, withOwner), { code: "invalid_input" });
  });

  it("a broken connection leaves nothing", async () => {
    const broken = (async function* () {
      yield Buffer.from("half");
      throw new Error("aborted");
    })();
    await expectRefused(() => uploadDocument.execute(editor, { name: "a.txt", body: broken }), { message: "aborted" });
  });

  it("a full disk leaves nothing and says so", async () => {
    const local = new LocalStorage(path.join(env().DATA_DIR, "storage"));
    const full = (async function* () {
      yield Buffer.from("some bytes");
      throw Object.assign(new Error("no space left on device, write"), { code: "ENOSPC" });
    })();
    await expectRefused(() => uploadDocument.execute(editor, { name: "a.txt", body: full }), { code: "storage_full" });
    expect(await storedFiles()).not.toContainEqual(expect.stringContaining("incoming"));
    globals.munimentStorage = Object.assign(Object.create(local) as ObjectStorage, { put: () => Promise.reject(new Error("volume went away")) });
    await expectRefused(() => upload(editor, "a.txt", "bytes"), { message: "volume went away" });
  });

  it("the same bytes again are the same document, ten times at once too", async () => {
    const text = "Minutes of the tenth meeting";
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => upload(editor, `minutes-${n}.txt`, text)));
    expect(new Set(results.map((result) => result.id)).size).toBe(1);
    expect(results.filter((result) => !result.duplicate)).toHaveLength(1);
    expect(await upload(editor, "again.txt", text)).toMatchObject({ id: results[0]?.id, duplicate: true });
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(await inTenant(editor, (tx) => tx.db.documentVersion.count({ where: { sha256 } }))).toBe(1);
    expect((await storedFiles()).filter((file) => file.includes(results[0]?.id ?? "none"))).toHaveLength(1);
  });

  it("finds the duplicate behind an older document that has moved on to other bytes", async () => {
    const text = "Bytes that two documents had";
    const { documentId } = await addDocument(editor, { text });
    await uploadVersion.execute(editor, { documentId, name: "v2.txt", body: bytes("Other bytes by now") });
    const second = await upload(editor, "second.txt", text);
    expect(second.duplicate).toBe(false);
    expect(await upload(editor, "third.txt", text)).toMatchObject({ id: second.id, duplicate: true });
  });

  it("does not betray a document that the uploader may not see, nor one in the trash", async () => {
    const text = "The secret settlement is 4 million";
    const hidden = await addDocument(tenant.owner, { text, sensitivity: "restricted" });
    const own = await upload(editor, "guess.txt", text);
    expect(own).toMatchObject({ duplicate: false, name: "guess.txt" });
    expect(own.id).not.toBe(hidden.documentId);
    await trashDocument.execute(editor, { documentId: own.id });
    expect((await upload(editor, "guess.txt", text)).duplicate).toBe(false);
  });
});
