import { expect, it } from "vitest";
import type { ObjectStorage } from "@/lib/adapters/storage/object-storage";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { verifyStorage } from "@/lib/domains/ops/verify-storage";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant } from "@/scripts/test/tenant-fixture";

provideTestDatabase();

const verify = () => verifyStorage(new AbortController().signal, () => {});

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
