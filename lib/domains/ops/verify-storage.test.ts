import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
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

it("stops when it is told to", async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await verify(stop.signal)).toMatchObject({ cancelled: true });
});
