import { existsSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getDownload } from "@/app/api/share/[token]/documents/[documentId]/download/route";
import { GET as getPage } from "@/app/api/share/[token]/documents/[documentId]/pages/[page]/route";
import { GET as getPages } from "@/app/api/share/[token]/documents/[documentId]/pages/route";
import { pageDrawer } from "@/lib/adapters/pages/page-drawer";
import { inUnscoped } from "@/lib/db/unscoped";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { changeLink } from "@/lib/domains/sharing/commands/change-link";
import { revokeLink } from "@/lib/domains/sharing/commands/revoke-link";
import { enterRoom } from "@/lib/domains/sharing/gate/commands/enter-room";
import { picturePageOf } from "@/lib/domains/sharing/pages/shared-pages";
import { env, forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { HOSTILE_FILES } from "@/scripts/hostile/files";
import { provideTestDatabase } from "@/scripts/test/database";
import { providePageDrawing } from "@/scripts/test/page-drawing";
import { addReadyDocument, share, VisitorBrowser } from "@/scripts/test/share-fixture";
import { createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";

provideTestDatabase();
providePageDrawing();

let tenant: Tenant;
let contract: string;
let notes: { documentId: string; versionId: string };
const NOTES = ["Meeting of 4 May", ...Array.from({ length: 90 }, (_, at) => `${at + 1}. The Engineer notes the state of section ${at + 1} of the works, asks for the drawings that are missing and sets a date.`)].join("\n");

beforeAll(async () => {
  tenant = await createTenant("Alder");
  contract = await addPdf("Contract.pdf", await pdfBytes(3), 3);
  notes = await addReadyDocument(tenant.owner, { name: "Notes.md", text: NOTES });
  const { organizationId, workspaceId } = tenant;
  await inUnscoped((db) => db.documentPage.create({ data: { organizationId, workspaceId, versionId: notes.versionId, number: 1, kind: "section", text: NOTES, headings: [{ level: 1, start: 0, end: 16 }] } }));
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function pdfBytes(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= pages; page++) pdf.addPage([595, 842]).drawText(`Page ${page} of the contract`, { x: 72, y: 700, size: 24, font });
  return Buffer.from(await pdf.save());
}

async function addPdf(name: string, bytes: Buffer, pageCount: number): Promise<string> {
  const { id, versionId } = await uploadDocument.execute(tenant.owner, { name, body: Readable.from([bytes]) });
  await inUnscoped(async (db) => {
    await db.documentVersion.update({ where: { id: versionId }, data: { status: "ready", pageCount } });
    await db.document.update({ where: { id }, data: { currentVersionId: versionId } });
  });
  return id;
}

async function inside(terms: Parameters<typeof share>[1]) {
  const link = await share(tenant.owner, terms);
  const browser = new VisitorBrowser(link.token);
  await browser.take(enterRoom, {});
  return { ...link, browser };
}

interface Place {
  token: string;
  browser?: VisitorBrowser;
}

function request(browser: VisitorBrowser | undefined, query: string, method: string): Request {
  return new Request(`http://localhost/x${query}`, { method, headers: browser?.headers() ?? new Headers() });
}

const page = ({ token, browser }: Place, documentId: string, number: string | number, query = "", method = "GET") => getPage(request(browser, query, method), { params: Promise.resolve({ token, documentId, page: String(number) }) });
const pages = ({ token, browser }: Place, documentId: string) => getPages(request(browser, "", "GET"), { params: Promise.resolve({ token, documentId }) });
const download = ({ token, browser }: Place, documentId: string, method = "GET") => getDownload(request(browser, "", method), { params: Promise.resolve({ token, documentId }) });

async function pixelsOf(response: Response): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const image = await loadImage(Buffer.from(await response.arrayBuffer()));
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return { width: image.width, height: image.height, data: context.getImageData(0, 0, image.width, image.height).data };
}

describe("a page for a visitor", () => {
  it("is a picture with the watermark in its pixels, that no browser keeps", async () => {
    const [plain, marked] = [await inside({ documentIds: [contract], watermark: false }), await inside({ documentIds: [contract] })];
    const response = await page(marked, contract, 1, "?width=800");
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([
      200,
      expect.objectContaining({
        "content-type": "image/jpeg",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "content-disposition": expect.stringMatching(/^inline;/) as string,
        "referrer-policy": "no-referrer",
        "x-robots-tag": expect.stringContaining("noindex") as string,
      }),
    ]);
    const [without, withMark] = [await pixelsOf(await page(plain, contract, 1, "?width=800")), await pixelsOf(response)];
    expect([withMark.width, withMark.height]).toEqual([without.width, without.height]);
    expect(withMark.data.filter((value, at) => Math.abs(value - (without.data[at] ?? 0)) > 20).length).toBeGreaterThan(20_000);
  });

  it("that twenty ask for at once is drawn once", async () => {
    const draw = vi.spyOn(pageDrawer(), "draw");
    const visitor = await inside({ documentIds: [contract] });
    const answers = await Promise.all(Array.from({ length: 20 }, () => page(visitor, contract, 2, "?width=320")));
    expect(answers.map((answer) => answer.status)).toEqual(Array<number>(20).fill(200));
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it("counts as shown when it can be read, and not as a preview or a question of its size", async () => {
    const visitor = await inside({ documentIds: [contract] });
    const { visitId } = await visitor.browser.visit();
    const shown = async () => (await inUnscoped((db) => db.sharePageView.findMany({ where: { visitId } }))).map((row) => row.page);
    await page(visitor, contract, 1, "?width=320");
    const head = await page(visitor, contract, 1, "", "HEAD");
    expect([head.status, head.body, Number(head.headers.get("content-length")) > 1000, await shown()]).toEqual([200, null, true, []]);
    await page(visitor, contract, 3, "?width=800");
    expect(await shown()).toEqual([3]);
  });

  it("is not there beyond the last, for documents that the link does not open, and for strangers", async () => {
    const visitor = await inside({ documentIds: [contract] });
    const other = await createTenant("Birch");
    const foreign = (await addReadyDocument(other.owner)).documentId;
    const foreignLink = await share(other.owner, { documentIds: [foreign] });
    for (const number of [0, 4, -1, "1.5", "x", "1e3"]) expect((await page(visitor, contract, number)).status).toBe(404);
    expect((await page(visitor, contract, 1, "?width=801")).status).toBe(400);
    const unlike = [];
    for (const documentId of [newId(), foreign, notes.documentId, "no-id"]) {
      for (const answer of [await page(visitor, documentId, 1), await pages(visitor, documentId), await download(visitor, documentId)]) unlike.push(`${answer.status} ${((await answer.json()) as { error?: { message?: string } }).error?.message ?? ""}`);
    }
    expect(new Set(unlike).size).toBe(1);
    expect(unlike[0]).toMatch(/^404/);
    expect((await page({ token: visitor.token }, contract, 1)).status).toBe(403);
    for (const token of ["x".repeat(43), "short", foreignLink.token]) expect([403, 404]).toContain((await page({ token, browser: visitor.browser }, contract, 1)).status);
  });

  it("is gone with the link, at the next request", async () => {
    const visitor = await inside({ documentIds: [contract], allowDownload: true });
    expect((await page(visitor, contract, 1)).status).toBe(200);
    await revokeLink.execute(tenant.owner, { linkId: visitor.linkId });
    for (const answer of [await page(visitor, contract, 1), await pages(visitor, contract), await download(visitor, contract)]) expect([answer.status, answer.headers.get("cache-control")]).toEqual([410, "no-store"]);
    expect((await page({ token: visitor.token }, contract, 1)).status).toBe(404);
  });

  it("of a text is typeset, and a place of the text is found on its page", async () => {
    const visitor = await inside({ documentIds: [notes.documentId] });
    const told = (await (await pages(visitor, notes.documentId)).json()) as { pages: number; cut: boolean };
    expect([told.pages >= 3, told.cut]).toEqual([true, false]);
    const { width, height, data } = await pixelsOf(await page(visitor, notes.documentId, told.pages, "?width=800"));
    expect([width, height, data.filter((value) => value < 90).length > 2000]).toEqual([800, 1131, true]);
    expect((await page(visitor, notes.documentId, told.pages + 1)).status).toBe(404);
    const on = async (words: string) => picturePageOf(await visitor.browser.visit(), notes.documentId, { page: 1, start: NOTES.indexOf(words) });
    expect([await on("Meeting"), await on("90. The Engineer")]).toEqual([1, told.pages]);
  });

  it("that cannot be drawn says so, once tried, and the others go on", async () => {
    const hostile = HOSTILE_FILES.find((file) => file.id === "pdf-noise");
    const broken = await addPdf("Broken.pdf", hostile?.bytes() ?? Buffer.alloc(0), 1);
    const draw = vi.spyOn(pageDrawer(), "draw");
    const visitor = await inside({ documentIds: [broken, contract], allowDownload: true });
    for (let n = 0; n < 2; n++) {
      const answer = await page(visitor, broken, 1);
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining("could not be drawn") as string]);
    }
    expect(draw).toHaveBeenCalledTimes(1);
    expect((await page(visitor, contract, 1)).status).toBe(200);
    expect((await PDFDocument.load(await (await download(visitor, broken)).arrayBuffer())).getPageCount()).toBe(1);
  });

  it("is not asked for without end", async () => {
    const visitor = await inside({ documentIds: [contract] });
    process.env["LIMIT_SHARE_PAGES"] = "2/m";
    forgetEnv();
    try {
      const statuses = [];
      for (let n = 0; n < 4; n++) statuses.push((await page(visitor, contract, 1, "?width=320")).status);
      expect(statuses).toEqual([200, 200, 429, 429]);
    } finally {
      delete process.env["LIMIT_SHARE_PAGES"];
      forgetEnv();
    }
  });

  it("leaves no picture behind when its document is erased", async () => {
    const doomed = await addPdf("Doomed.pdf", await pdfBytes(1), 1);
    expect((await page(await inside({ documentIds: [doomed] }), doomed, 1, "?width=320")).status).toBe(200);
    const kept = path.join(env().DATA_DIR, "cache", "pages", tenant.organizationId, tenant.workspaceId, doomed);
    expect(existsSync(kept)).toBe(true);
    await purgeDocument.execute(tenant.owner, { documentId: doomed });
    expect(existsSync(kept)).toBe(false);
  });
});

describe("a download", () => {
  it("is refused where the link lets it be read alone", async () => {
    const visitor = await inside({ documentIds: [contract] });
    expect((await download(visitor, contract)).status).toBe(403);
    await changeLink.execute(tenant.owner, { linkId: visitor.linkId, allowDownload: true });
    expect((await download(visitor, contract, "HEAD")).status).toBe(200);
    const crossed = request(visitor.browser, "", "GET");
    crossed.headers.set("sec-fetch-site", "cross-site");
    expect((await getDownload(crossed, { params: Promise.resolve({ token: visitor.token, documentId: contract }) })).status).toBe(403);
  });

  it("without a watermark is the original, byte by byte, and is recorded", async () => {
    const visitor = await inside({ documentIds: [notes.documentId], allowDownload: true, watermark: false });
    const before = (await eventTypes(tenant.owner)).length;
    const response = await download(visitor, notes.documentId);
    expect([response.headers.get("content-type"), response.headers.get("content-disposition"), await response.text()]).toEqual(["application/octet-stream", expect.stringMatching(/^attachment; filename="Notes\.md"/) as string, NOTES]);
    expect((await eventTypes(tenant.owner)).slice(before)).toEqual(["share.downloaded"]);
    await inUnscoped((db) => db.documentVersion.update({ where: { id: notes.versionId }, data: { scan: "infected" } }));
    expect((await download(visitor, notes.documentId)).status).toBe(404);
    await inUnscoped((db) => db.documentVersion.update({ where: { id: notes.versionId }, data: { scan: "not-scanned" } }));
  });

  it("with a watermark is a PDF of the marked pages, without a letter of text, made while it is read", async () => {
    const visitor = await inside({ documentIds: [contract], allowDownload: true });
    const head = await download(visitor, contract, "HEAD");
    expect([head.headers.get("content-type"), head.headers.get("content-disposition"), head.body]).toEqual(["application/pdf", expect.stringMatching(/^attachment; filename="Contract\.pdf"/) as string, null]);
    const draw = vi.spyOn(pageDrawer(), "mark");
    const response = await download(visitor, contract);
    expect(draw.mock.calls.length).toBeLessThan(3);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(draw).toHaveBeenCalledTimes(3);
    const copy = await PDFDocument.load(bytes);
    expect(copy.getPages().map((one) => [Math.round(one.getWidth()), Math.round(one.getHeight())])).toEqual(Array(3).fill([595, 842]));
    expect([bytes.includes("/Font"), bytes.includes("of the contract"), bytes.toString("latin1").match(/DCTDecode/g)?.length]).toEqual([false, false, 3]);
  });

  it("breaks off when the link is revoked meanwhile; of too many pages none is made", async () => {
    const visitor = await inside({ documentIds: [contract], allowDownload: true });
    const { versionId } = await inUnscoped((db) => db.document.findUniqueOrThrow({ where: { id: contract }, select: { currentVersionId: true } })).then((row) => ({ versionId: row.currentVersionId ?? "" }));
    const { watermarkedCopy } = await import("@/lib/domains/sharing/pages/watermarked-copy");
    const { openSharedDocument } = await import("@/lib/domains/sharing/pages/shared-pages");
    const visit = await visitor.browser.visit();
    const document = await openSharedDocument(visit, contract);
    const read = async (copy: AsyncIterable<Buffer>) => {
      for await (const piece of copy) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(read(await watermarkedCopy(visit, document, { stillOpen: () => Promise.resolve(), deadlineMs: -1 }))).rejects.toMatchObject({ code: "timeout" });
    vi.spyOn(Date, "now").mockImplementation(((now) => () => (now += 6000))(Date.now()));
    await revokeLink.execute(tenant.owner, { linkId: visitor.linkId });
    await expect(read(await watermarkedCopy(visit, document, { stillOpen: () => visitor.browser.visit() }))).rejects.toMatchObject({ code: "gone" });
    vi.restoreAllMocks();
    await inUnscoped((db) => db.documentVersion.update({ where: { id: versionId }, data: { pageCount: 501 } }));
    const other = await inside({ documentIds: [contract], allowDownload: true });
    expect((await download(other, contract)).status).toBe(413);
    await inUnscoped((db) => db.documentVersion.update({ where: { id: versionId }, data: { pageCount: 3 } }));
  });
});
