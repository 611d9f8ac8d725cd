import { beforeAll, describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeAllReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { uploadVersion } from "../commands/upload-version";
import { compareVersions } from "./compare-versions";

provideTestDatabase();
provideExtraction();

const ONE = "1. The deposit is forty thousand pounds.\n2. The works take nine months.\n3. Notices are sent by post.\n";
let tenant: Tenant;
let documentId: string;
let versions: [string, string];

beforeAll(async () => {
  tenant = await createTenant();
  const first = await addDocument(tenant.owner, { name: "Contract.txt", text: ONE });
  documentId = first.documentId;
  const second = await uploadVersion.execute(tenant.owner, { documentId, name: "v2.txt", body: bytes(`${ONE.replace("nine", "ten")}4. The law of England applies.\n`) });
  versions = [first.versionId, second.versionId];
  await makeAllReady(tenant, versions);
});

describe("comparing versions", () => {
  it("compares the version that answers with the one before it", async () => {
    const { before, after, counts, rows, partial } = await compareVersions(tenant.owner, { documentId });
    expect([before.number, after.number, partial]).toEqual([1, 2, false]);
    expect(counts).toEqual({ same: 2, changed: 1, moved: 0, removed: 0, added: 1 });
    expect(rows.map((row) => row.kind)).toEqual(["same", "changed", "same", "added"]);
    expect(rows[0]).toMatchObject({ count: 1, texts: ["1. The deposit is forty thousand pounds."] });
    expect(rows[3]).toMatchObject({ after: { text: "4. The law of England applies.", page: 1 } });
  });

  it("compares either way, and two documents", async () => {
    const back = await compareVersions(tenant.owner, { documentId, from: versions[1], to: versions[0] });
    expect(back.counts).toEqual({ same: 2, changed: 1, moved: 0, removed: 1, added: 0 });
    const other = await addDocument(tenant.owner, { name: "Other.txt", text: ONE.replace("post", "e-mail") });
    await makeAllReady(tenant, [other.versionId]);
    const two = await compareVersions(tenant.owner, { documentId, from: versions[0], withDocumentId: other.documentId });
    expect([two.counts.changed, two.after.documentName]).toEqual([1, "Other.txt"]);
  });

  it("is as absent as the documents are, and says what cannot be compared yet", async () => {
    const stranger = await createTenant("Stranger");
    const viewer = await addMember(tenant, "viewer");
    const secret = await addDocument(tenant.owner, { sensitivity: "restricted" });
    await expect(compareVersions(stranger.owner, { documentId, from: versions[0], to: versions[1] })).rejects.toMatchObject({ code: "not_found" });
    await expect(compareVersions(viewer, { documentId, withDocumentId: secret.documentId })).rejects.toMatchObject({ code: "not_found" });
    await expect(compareVersions(viewer, { documentId, to: secret.versionId })).rejects.toMatchObject({ code: "not_found" });
    const fresh = await addDocument(tenant.owner);
    await expect(compareVersions(viewer, { documentId: fresh.documentId })).rejects.toMatchObject({ code: "conflict" });
    await expect(compareVersions(viewer, { documentId, to: versions[0] })).rejects.toMatchObject({ code: "conflict" });
  });
});
