import { PDFDocument } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { inTenant } from "@/lib/db/tenant";
import { cancelProcessing } from "@/lib/domains/dataroom/commands/cancel-processing";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { restoreDocument } from "@/lib/domains/dataroom/commands/restore-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { getDocument, listPages, listVersions } from "@/lib/domains/dataroom/queries/get-document";
import { isAppError } from "@/lib/kernel/app-error";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { extract, index, makeReady, recognise, workerContext } from "@/scripts/test/pipeline";
import { addDocument, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { failVersion } from "../fail-version";
import { searchPassages } from "../search-passages";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
});

const get = (documentId: string) => inTenant(tenant.owner, (tx) => getDocument(tx, documentId));
const search = async (query: string) => (await searchPassages(tenant.owner, { query })).map((passage) => passage.documentId);
const counts = async (documentId: string) => {
  const inDatabase = await inTenant(tenant.owner, (tx) => tx.db.chunk.count({ where: { documentId } }));
  return { inDatabase, inIndex: await (await openWorkspaceIndex(tenant.workspaceId)).countOf(documentId) };
};
const body = async (pdf: PDFDocument) => (async function* () { yield Buffer.from(await pdf.save({ useObjectStreams: false })); })();
const clauses = (word: string) => Array.from({ length: 60 }, (_, n) => `${n + 1}. The ${word} of item ${n} shall be inspected on day ${n} by the contractor. 📐 门窗\n\n`).join("");

describe("from bytes to passages", () => {
  it("passages are exact cuts of the pages, searchable, and as many in the index as in the database", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { name: "Clauses.txt", text: clauses("quokka") });
    await extract(tenant, versionId);
    expect(await get(documentId)).toMatchObject({ status: "processing", stage: "indexing" });
    expect(await search("quokka inspected")).toEqual([]);
    await index(tenant, versionId);
    expect(await get(documentId)).toMatchObject({ status: "ready", stage: "ready", progress: 100, pages: 2, unreadablePages: [], note: null, error: null });
    const pages = await inTenant(tenant.owner, (tx) => listPages(tx, { documentId }));
    const chunks = await inTenant(tenant.owner, (tx) => tx.db.chunk.findMany({ where: { versionId } }));
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(pages.find((page) => page.number === chunk.page)?.text.slice(chunk.start, chunk.end)).toBe(chunk.text);
    expect(await counts(documentId)).toEqual({ inDatabase: chunks.length, inIndex: chunks.length });
    expect(await search("quokka inspected")).toContain(documentId);
    expect((await eventTypes(tenant.owner)).slice(-3)).toEqual(["dataroom.document-version-uploaded", "dataroom.document-text-extracted", "dataroom.document-ready"]);
  });

  it("any step run twice changes nothing", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: clauses("wombat") });
    await Promise.all([extract(tenant, versionId), extract(tenant, versionId)]);
    await extract(tenant, versionId);
    await index(tenant, versionId);
    const after = await counts(documentId);
    expect(after.inIndex).toBe(after.inDatabase);
    await index(tenant, versionId);
    await extract(tenant, versionId);
    expect(await counts(documentId)).toEqual(after);
    expect(await get(documentId)).toMatchObject({ status: "ready" });
    expect((await eventTypes(tenant.owner)).filter((type) => type === "dataroom.document-ready")).toHaveLength(2);
  });

  it("two workers that index one version at once show no passage twice", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: clauses("quoll") });
    await extract(tenant, versionId);
    await Promise.all([index(tenant, versionId), index(tenant, versionId)]);
    const hits = await searchPassages(tenant.owner, { query: "quoll item 7", limit: 50, documentIds: [documentId] });
    expect(hits.length).toBe((await counts(documentId)).inDatabase);
    expect(new Set(hits.map((hit) => hit.chunkId)).size).toBe(hits.length);
  });

  it("a worker killed between extraction and index starts over without doubling", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: clauses("numbat") });
    await extract(tenant, versionId);
    await extract(tenant, versionId);
    await index(tenant, versionId);
    const { inDatabase, inIndex } = await counts(documentId);
    expect(inIndex).toBe(inDatabase);
    expect(await inTenant(tenant.owner, (tx) => tx.db.documentPage.count({ where: { versionId } }))).toBe(2);
  });

  it("a new version answers only when it is ready, and then alone", async () => {
    const first = await addDocument(tenant.owner, { text: "The deposit is forty kangaroos." });
    await makeReady(tenant, first.versionId);
    const second = await uploadVersion.execute(tenant.owner, { documentId: first.documentId, name: "v2.txt", body: bytes("The deposit is ninety kangaroos.") });
    await extract(tenant, second.versionId);
    const answers = async () => (await searchPassages(tenant.owner, { query: "deposit kangaroos", documentIds: [first.documentId] })).map((passage) => passage.text);
    expect(await answers()).toEqual(["The deposit is forty kangaroos."]);
    await index(tenant, second.versionId);
    expect(await answers()).toEqual(["The deposit is ninety kangaroos."]);
    expect((await get(first.documentId)).currentVersionId).toBe(second.versionId);
    await index(tenant, first.versionId);
    expect(await answers()).toEqual(["The deposit is ninety kangaroos."]);
    const [newest, oldest] = await inTenant(tenant.owner, (tx) => listVersions(tx, first.documentId));
    expect([newest?.status, oldest?.status]).toEqual(["ready", "ready"]);
    expect((await inTenant(tenant.owner, (tx) => listPages(tx, { documentId: first.documentId, versionId: first.versionId })))[0]?.text).toContain("forty");
  });
});

describe("what goes wrong", () => {
  it("an encrypted document fails for good, with its reason, and is kept", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("Locked");
    const key = `<${"00".repeat(32)}>`;
    const plain = Buffer.from(await pdf.save({ useObjectStreams: false })).toString("latin1");
    const locked = Buffer.from(plain.replace("/Root", `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [${key} ${key}]\n/Root`), "latin1");
    const made = await uploadDocument.execute(tenant.owner, { name: "locked.pdf", body: (async function* () { yield locked; })() });
    const thrown: unknown = await extract(tenant, made.versionId).catch((error: unknown) => error);
    expect(isAppError(thrown) && !thrown.retryable).toBe(true);
    await failVersion(workerContext(tenant), made.versionId, thrown);
    expect(await get(made.id)).toMatchObject({ status: "failed", error: { code: "encrypted_document", message: expect.stringContaining("password") as string } });
    expect((await eventTypes(tenant.owner)).at(-1)).toBe("dataroom.document-failed");
  });

  it("an unknown failure is told without its text", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner);
    await failVersion(workerContext(tenant), versionId, new Error("secret path /srv/x"));
    const { error } = await get(documentId);
    expect(error).toMatchObject({ code: "internal", message: expect.stringContaining("kept") as string });
    expect(error?.message).not.toContain("secret");
  });

  it("what was cancelled stays cancelled, whatever the worker was doing", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: clauses("bilby") });
    await extract(tenant, versionId);
    await cancelProcessing.execute(tenant.owner, { documentId });
    await index(tenant, versionId);
    await failVersion(workerContext(tenant), versionId, new Error("late"));
    await extract(tenant, versionId);
    expect(await get(documentId)).toMatchObject({ status: "cancelled", error: null });
    expect(await search("bilby")).toEqual([]);
  });

  it("a late failure does not take back what is ready", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: "Ready text" });
    await makeReady(tenant, versionId);
    await failVersion(workerContext(tenant), versionId, new Error("late"));
    expect((await get(documentId)).status).toBe("ready");
  });

  it("trash hides at once with the index untouched; restoring finds it again", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: "The potoroo clause" });
    await makeReady(tenant, versionId);
    await trashDocument.execute(tenant.owner, { documentId });
    expect((await counts(documentId)).inIndex).toBe(1);
    expect(await search("potoroo")).toEqual([]);
    await (await openWorkspaceIndex(tenant.workspaceId)).removeDocument([documentId]);
    await index(tenant, versionId);
    expect((await counts(documentId)).inIndex).toBe(0);
    await restoreDocument.execute(tenant.owner, { documentId });
    await extract(tenant, versionId);
    await index(tenant, versionId);
    expect(await search("potoroo")).toEqual([documentId]);
  });

  it("purging in the middle stops the rest quietly", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: "The dunnart clause" });
    await extract(tenant, versionId);
    await purgeDocument.execute(tenant.owner, { documentId });
    await index(tenant, versionId);
    await extract(tenant, versionId);
    await failVersion(workerContext(tenant), versionId, new Error("late"));
    expect(await counts(documentId)).toEqual({ inDatabase: 0, inIndex: 0 });
  });
});

describe("odd files", () => {
  it("a drawing without words is looked at, is ready without passages and names its unreadable pages", async () => {
    const pdf = await PDFDocument.create();
    for (let n = 0; n < 3; n++) pdf.addPage([100, 100]).drawRectangle({ x: 50, y: 50, width: 1, height: 1 });
    const made = await uploadDocument.execute(tenant.owner, { name: "scan.pdf", body: await body(pdf) });
    await extract(tenant, made.versionId);
    expect(await get(made.id)).toMatchObject({ status: "processing", stage: "ocr" });
    await recognise(tenant, made.versionId);
    await index(tenant, made.versionId);
    expect(await get(made.id)).toMatchObject({ status: "ready", pages: 3, unreadablePages: [1, 2, 3], error: null });
    expect(await counts(made.id)).toEqual({ inDatabase: 0, inIndex: 0 });
    expect((await inTenant(tenant.owner, (tx) => listPages(tx, { documentId: made.id }))).map((page) => page.number)).toEqual([1, 2, 3]);
    expect((await inTenant(tenant.owner, (tx) => listVersions(tx, made.id)))[0]).toMatchObject({ status: "ready", unreadablePages: [1, 2, 3] });
    const next = await uploadVersion.execute(tenant.owner, { documentId: made.id, name: "typed.txt", body: bytes("Now the text can be read: echidna.") });
    await makeReady(tenant, next.versionId);
    expect(await search("echidna")).toEqual([made.id]);
  });

  it("a PDF called .docx is read as what it is, and says so", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("The numbered bandicoot schedule", { x: 50, y: 700 });
    const made = await uploadDocument.execute(tenant.owner, { name: "Schedule.docx", body: await body(pdf) });
    await makeReady(tenant, made.versionId);
    const note = expect.stringContaining("PDF") as string;
    expect(await get(made.id)).toMatchObject({ status: "ready", kind: "pdf", note });
    expect((await inTenant(tenant.owner, (tx) => listVersions(tx, made.id)))[0]).toMatchObject({ note });
    expect(await search("bandicoot")).toEqual([made.id]);
  });

  it("text that Postgres could not keep is kept without it", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: `Half a pair \\ud83d, a bell \u0007, and ${"📐".repeat(3_000)} taipan` });
    await makeReady(tenant, versionId);
    expect((await get(documentId)).status).toBe("ready");
    expect(await search("taipan")).toEqual([documentId]);
  });
});
