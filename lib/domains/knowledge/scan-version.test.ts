import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { cancelProcessing } from "@/lib/domains/dataroom/commands/cancel-processing";
import { retryProcessing } from "@/lib/domains/dataroom/commands/retry-processing";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { forgetEnv } from "@/lib/kernel/env";
import { sendDocument } from "@/lib/transport/send-document";
import { clamdServer } from "@/scripts/test/clamd-server";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { extract, makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { failVersion } from "./fail-version";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
});
const closing: (() => unknown)[] = [];
afterEach(() => {
  closing.splice(0).forEach((close) => close());
  configure({});
});

function configure(settings: Record<string, string>): void {
  for (const name of ["CLAMD_HOST", "CLAMD_PORT", "CLAMD_SOCKET", "CLAMD_TIMEOUT_S", "STAGE_TIMEOUT_S"]) delete process.env[name];
  Object.assign(process.env, settings);
  forgetEnv();
}

async function scanner(options: Parameters<typeof clamdServer>[0] = {}) {
  const server = await clamdServer(options);
  closing.push(server.close);
  configure({ CLAMD_HOST: "127.0.0.1", CLAMD_PORT: String(server.address.port), CLAMD_TIMEOUT_S: "1" });
  return server;
}

const get = (documentId: string) => inTenant(tenant.owner, (tx) => getDocument(tx, documentId));
const scanOf = async (versionId: string) => (await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findUniqueOrThrow({ where: { id: versionId }, select: { scan: true } }))).scan;
const download = (documentId: string) => sendDocument(tenant.owner, new Request("http://localhost/"), { documentId, as: "attachment" });

describe("a scanner before extraction", () => {
  it("clean documents pass, and are served only then", async () => {
    const server = await scanner({ signature: "EICAR" });
    const { documentId, versionId } = await addDocument(tenant.owner, { text: "Nothing to see" });
    await expect(download(documentId)).rejects.toMatchObject({ code: "unavailable" });
    await makeReady(tenant, versionId);
    expect(server.scanned).toEqual([14]);
    expect(await scanOf(versionId)).toBe("clean");
    expect(await (await download(documentId)).text()).toBe("Nothing to see");
  });

  it("infected ones fail with the signature's name: not read, not served, also when the scanner is taken away", async () => {
    await scanner({ signature: "EICAR" });
    const { documentId, versionId } = await addDocument(tenant.owner, { text: "This is EICAR" });
    const thrown: unknown = await extract(tenant, versionId).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: "unsafe_document", retryable: false });
    await failVersion(workerContext(tenant), versionId, thrown);
    expect(await get(documentId)).toMatchObject({ status: "failed", pages: null, error: { message: expect.stringContaining("Test.EICAR") as string } });
    expect(await scanOf(versionId)).toBe("infected");
    await expect(download(documentId)).rejects.toMatchObject({ code: "unsafe_document" });
    configure({});
    await expect(download(documentId)).rejects.toMatchObject({ code: "unsafe_document" });
    await retryProcessing.execute(tenant.owner, { documentId });
    await expect(extract(tenant, versionId)).rejects.toMatchObject({ code: "unsafe_document" });
    expect(await inTenant(tenant.owner, (tx) => tx.db.documentPage.count({ where: { versionId } }))).toBe(0);
  });

  it("waits for a scanner that is gone, says so, and goes on when it is back", async () => {
    const first = await scanner();
    const port = first.address.port;
    first.close();
    const { documentId, versionId } = await addDocument(tenant.owner, { text: "Patience" });
    const work = extract(tenant, versionId);
    await expect.poll(async () => (await get(documentId)).error, { timeout: 10_000 }).toMatchObject({ code: "unavailable", message: expect.stringContaining("Waiting for the virus scanner") as string });
    expect(await get(documentId)).toMatchObject({ status: "processing", stage: "scanning" });
    expect(await scanOf(versionId)).toBe("not-scanned");
    closing.push((await clamdServer({ port })).close);
    await work;
    expect(await get(documentId)).toMatchObject({ stage: "indexing", error: null });
    expect(await scanOf(versionId)).toBe("clean");
  });

  it("a wait ends with a cancel, and with the stage's time", async () => {
    configure({ CLAMD_SOCKET: "/nowhere/clamd.sock", CLAMD_TIMEOUT_S: "0.2" });
    const one = await addDocument(tenant.owner, { text: "Cancelled" });
    const work = expect(extract(tenant, one.versionId)).rejects.toMatchObject({ code: "cancelled" });
    await expect.poll(async () => (await get(one.documentId)).error?.code, { timeout: 10_000 }).toBe("unavailable");
    await cancelProcessing.execute(tenant.owner, { documentId: one.documentId });
    await work;
    configure({ CLAMD_SOCKET: "/nowhere/clamd.sock", CLAMD_TIMEOUT_S: "0.2", STAGE_TIMEOUT_S: "5" });
    const two = await addDocument(tenant.owner, { text: "Too late" });
    await expect(extract(tenant, two.versionId)).rejects.toMatchObject({ code: "unavailable", retryable: true });
    expect(await scanOf(two.versionId)).toBe("not-scanned");
  });

  it("a document that is too large for the scanner fails, unread", async () => {
    await scanner({ maxBytes: 5 });
    const { versionId } = await addDocument(tenant.owner, { text: "More than five bytes" });
    await expect(extract(tenant, versionId)).rejects.toMatchObject({ code: "too_large", retryable: false });
    expect(await scanOf(versionId)).toBe("not-scanned");
  });
});
