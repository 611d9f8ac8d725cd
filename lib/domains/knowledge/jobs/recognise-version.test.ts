import { beforeAll, describe, expect, it } from "vitest";
import { scannedPdf, sheet } from "@/lib/adapters/ocr/scan-fixture";
import { inTenant } from "@/lib/db/tenant";
import { cancelProcessing } from "@/lib/domains/dataroom/commands/cancel-processing";
import { retryProcessing } from "@/lib/domains/dataroom/commands/retry-processing";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { getDocument, listPages } from "@/lib/domains/dataroom/queries/get-document";
import { isAppError } from "@/lib/kernel/app-error";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { extract, index, recognise, workerContext } from "@/scripts/test/pipeline";
import { createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { failVersion } from "../fail-version";
import { searchPassages } from "../search-passages";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
let scan: Buffer;
beforeAll(async () => {
  tenant = await createTenant();
  scan = await scannedPdf([
    sheet(["The Contractor shall remedy every defect", "within twenty-eight days of the notice."]),
    null,
    sheet(["Retention is five per cent of the amount due", "and is released at practical completion."], { skew: 3 }),
  ]);
});

const upload = (name: string, bytes: Buffer) =>
  uploadDocument.execute(tenant.owner, {
    name,
    body: (async function* () {
      yield Promise.resolve(bytes);
    })(),
  });
const get = (documentId: string) => inTenant(tenant.owner, (tx) => getDocument(tx, documentId));
const pagesOf = (documentId: string) => inTenant(tenant.owner, (tx) => listPages(tx, { documentId }));
const savePageOne = (versionId: string) =>
  inTenant(tenant.owner, (tx) =>
    tx.db.documentPage.update({
      where: { versionId_number: { versionId, number: 1 } },
      data: { text: "Read before the kill", words: [[0, 4, 0, 0, 1, 1]], ocrConfidence: 0.9 },
      select: { number: true },
    }),
  );

describe("scanned documents", { timeout: 120_000 }, () => {
  it("are read page by page, with words, confidence and the unreadable pages named", async () => {
    const { id: documentId, versionId } = await upload("Scan.pdf", scan);
    await extract(tenant, versionId);
    expect(await get(documentId)).toMatchObject({ status: "processing", stage: "ocr", pages: 3 });
    await recognise(tenant, versionId);
    expect(await get(documentId)).toMatchObject({ status: "processing", stage: "indexing", unreadablePages: [2] });
    await index(tenant, versionId);
    const pages = await pagesOf(documentId);
    expect(pages[0]?.text).toBe("The Contractor shall remedy every defect\nwithin twenty-eight days of the notice.");
    expect(pages[2]?.text).toContain("released at practical completion");
    for (const page of [pages[0], pages[2]]) {
      expect(page?.ocrConfidence).toBeGreaterThan(0.8);
      expect(page?.words?.map(([start, end]) => page.text.slice(start, end))).toEqual(page?.text.split(/\s+/));
    }
    expect(pages[1]).toMatchObject({ text: "", words: null, ocrConfidence: null });
    const hits = await searchPassages(tenant.owner, { query: "retention released practical completion" });
    expect(hits[0]).toMatchObject({ documentId, page: 3 });
    expect((await eventTypes(tenant.owner)).slice(-4)).toEqual([
      "dataroom.document-version-uploaded",
      "dataroom.document-pictures-found",
      "dataroom.document-text-extracted",
      "dataroom.document-ready",
    ]);
  });

  it("go on with the next page after a killed worker, and are not read twice", async () => {
    const { id: documentId, versionId } = await upload("Again.pdf", Buffer.concat([scan, Buffer.from("\n% again")]));
    await extract(tenant, versionId);
    await savePageOne(versionId);
    await Promise.all([recognise(tenant, versionId), recognise(tenant, versionId)]);
    await recognise(tenant, versionId);
    expect((await pagesOf(documentId))[0]?.text).toBe("Read before the kill");
    expect(await inTenant(tenant.owner, (tx) => tx.db.chunk.count({ where: { versionId } }))).toBeGreaterThan(0);
    expect((await eventTypes(tenant.owner)).filter((type) => type === "dataroom.document-text-extracted")).toHaveLength(2);
  });

  it("stop at their deadline with a reason, keep what was read, and go on from there when they are processed again", async () => {
    const { id: documentId, versionId } = await upload("Long.pdf", Buffer.concat([scan, Buffer.from("\n% long")]));
    await extract(tenant, versionId);
    await savePageOne(versionId);
    process.env["OCR_TIMEOUT_S"] = "0.1";
    forgetEnv();
    const thrown: unknown = await recognise(tenant, versionId).catch((error: unknown) => error);
    delete process.env["OCR_TIMEOUT_S"];
    forgetEnv();
    expect(isAppError(thrown) && !thrown.retryable).toBe(true);
    await failVersion(workerContext(tenant), versionId, thrown);
    expect(await get(documentId)).toMatchObject({ status: "failed", stage: "ocr", error: { code: "timeout", message: expect.stringContaining("stopped after 1 of 2") as string } });

    await retryProcessing.execute(tenant.owner, { documentId });
    expect(await get(documentId)).toMatchObject({ status: "queued", stage: "ocr", error: null });
    await extract(tenant, versionId);
    expect((await eventTypes(tenant.owner)).at(-1)).toBe("dataroom.document-pictures-found");
    expect((await pagesOf(documentId))[0]?.text).toBe("Read before the kill");
    expect(await get(documentId)).toMatchObject({ status: "processing", stage: "ocr" });
  });

  it("stop when they are cancelled", async () => {
    const { id: documentId, versionId } = await upload("Stop.pdf", Buffer.concat([scan, Buffer.from("\n% stop")]));
    await extract(tenant, versionId);
    await cancelProcessing.execute(tenant.owner, { documentId });
    await recognise(tenant, versionId);
    expect(await get(documentId)).toMatchObject({ status: "cancelled" });
    expect((await pagesOf(documentId)).every((page) => page.text === "")).toBe(true);
  });
});
