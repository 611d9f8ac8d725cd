import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import type { ObjectStorage } from "@/lib/adapters/storage/object-storage";
import { objectStorage, tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant } from "@/scripts/test/tenant-fixture";
import { verifyStorage } from "./verify-storage";

provideTestDatabase();

const verify = (signal = new AbortController().signal) => verifyStorage(signal, () => {});

it("names what is altered, missing and orphaned, and nothing else", async () => {
  const tenant = await createTenant();
  const other = await createTenant("Other");
  const documents = await Promise.all([addDocument(tenant.owner), addDocument(tenant.owner), addDocument(tenant.owner), addDocument(other.owner)]);
  const [whole, altered, missing] = documents;
  if (!whole || !altered || !missing) throw new Error("no documents");
  const { versionKey, viewKey } = tenantStorage(tenant.owner);
  const fileOf = (key: string) => path.join(env().DATA_DIR, "storage", key);
  const view = viewKey(whole.documentId, whole.versionId);
  await writeFile(fileOf(view), "<p>View</p>");
  await mkdir(fileOf("avatars"), { recursive: true });
  await writeFile(fileOf("avatars/somebody"), "picture");
  expect(await verify()).toMatchObject({ versions: 4, objects: 6, findings: [], cancelled: false });

  const alteredKey = versionKey(altered.documentId, altered.versionId);
  const missingKey = versionKey(missing.documentId, missing.versionId);
  const orphan = versionKey(whole.documentId, newId());
  await writeFile(fileOf(alteredKey), "other bytes");
  await rm(fileOf(missingKey));
  await writeFile(fileOf(orphan), "nobody's");
  const { findings } = await verify();
  expect(findings.sort((left, right) => left.kind.localeCompare(right.kind))).toEqual([
    { kind: "altered", storageKey: alteredKey, versionId: altered.versionId },
    { kind: "missing", storageKey: missingKey, versionId: missing.versionId },
    { kind: "orphaned", storageKey: orphan, versionId: null },
  ]);
});

it("an upload that fails at its end leaves neither row nor bytes; bytes that the store would not give up are named", async () => {
  const tenant = await createTenant("Failing");
  const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };
  const archive = (at: Date | null) => inTenant(tenant.owner, (tx) => tx.db.project.update({ where: { id: tenant.projectId }, data: { archivedAt: at } }));
  const body = async function* () {
    yield Buffer.from("What comes while its project is archived.");
    await archive(new Date());
  };
  const upload = () => uploadDocument.execute(tenant.owner, { name: "late.txt", body: body(), projectId: tenant.projectId });
  const before = (await verify()).objects;
  await expect(upload()).rejects.toMatchObject({ code: "not_found" });
  expect((await verify()).objects).toBe(before);
  await archive(null);
  globals.munimentStorage = Object.assign(Object.create(objectStorage()) as ObjectStorage, { delete: () => Promise.reject(new Error("the store went away")) });
  await expect(upload()).rejects.toMatchObject({ code: "not_found" });
  delete globals.munimentStorage;
  const { findings } = await verify();
  expect(findings.filter(({ storageKey }) => storageKey.startsWith(`${tenant.organizationId}/`))).toMatchObject([{ kind: "orphaned", versionId: null }]);
  expect(await inTenant(tenant.owner, (tx) => tx.db.document.count())).toBe(0);
});

it("stops when it is told to", async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await verify(stop.signal)).toMatchObject({ cancelled: true });
});
