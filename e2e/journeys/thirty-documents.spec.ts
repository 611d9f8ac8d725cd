import { expect } from "@playwright/test";
import { pptxParts, zipOf } from "@/lib/adapters/extraction/zip-fixture";
import { scannedPdf, sheet } from "@/lib/adapters/ocr/scan-fixture";
import { documentsReady, listDocuments, readyCount } from "../fixtures/documents";
import { docxFile, pdfFile, textFile, type UploadedFile, xlsxFile } from "../fixtures/files";
import { documentRow, dropFiles, expectStep, openDataRoom, tray, trayRow } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const FIRST = "Mixed 01 first.txt";
const LAST = "Mixed 30 scans.pdf";
const SCANS = 6;

const sentence = (topic: string, number: number) => `The ${topic} of lock chamber ${number} was inspected on the ${number}th of May.`;
const file = (name: string, mimeType: string, content: string | Buffer): UploadedFile => ({ name, mimeType, buffer: Buffer.from(content) });

function presentation(name: string, text: string): UploadedFile {
  const xml = `<p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
  return file(name, "application/vnd.openxmlformats-officedocument.presentationml.presentation", zipOf(pptxParts([{ xml }])));
}

function mail(name: string, text: string): UploadedFile {
  return file(name, "message/rfc822", `From: lock@example.com\r\nTo: keeper@example.com\r\nSubject: ${name}\r\n\r\n${text}\r\n`);
}

/** Every format once in a while; the first is small, the last takes long to read. */
async function mixedFiles(): Promise<UploadedFile[]> {
  const makers: ((name: string, text: string) => UploadedFile | Promise<UploadedFile>)[] = [
    (name, text) => textFile(`${name} notes.txt`, text),
    (name, text) => file(`${name} log.md`, "text/markdown", `# Log\n\n${text}\n`),
    (name, text) => file(`${name} page.html`, "text/html", `<!doctype html><title>Log</title><p>${text}</p>`),
    (name, text) => file(`${name} table.csv`, "text/csv", `chamber,remark\n1,"${text}"\n`),
    (name, text) => docxFile(`${name} report.docx`, "Report", [text]),
    (name, text) =>
      xlsxFile(`${name} list.xlsx`, [
        ["Chamber", "Remark"],
        [1, text],
      ]),
    (name, text) => presentation(`${name} slides.pptx`, text),
    (name, text) => mail(`${name} mail.eml`, text),
    (name, text) => file(`${name} photo.png`, "image/png", sheet([text], { width: 1240, height: 400 }).toBuffer("image/png")),
    (name, text) => pdfFile(`${name} plan.pdf`, [text]),
  ];
  const files = [textFile(FIRST, sentence("first gate", 1))];
  for (let number = 2; number <= 29; number += 1) {
    const make = makers[number % makers.length];
    if (make) files.push(await make(`Mixed ${String(number).padStart(2, "0")}`, sentence("sluice", number)));
  }
  const scans = Array.from({ length: SCANS }, (_, page) => sheet([sentence("scanned weir", 30 + page)]));
  return [...files, file(LAST, "application/pdf", await scannedPdf(scans))];
}

test("30 mixed documents dropped at once: the first can be used before the last is done, and all of them arrive", async ({
  page,
  account,
  requests,
}) => {
  test.setTimeout(300_000);
  const before = await readyCount(requests, account);
  const files = await mixedFiles();
  expect(files).toHaveLength(30);
  await openDataRoom(page, account.home);
  await dropFiles(page, files);
  await expect(tray(page).getByRole("listitem")).toHaveCount(30);

  await test.step("the first can be read while the last still waits", async () => {
    const statusOf = async () => new Map((await listDocuments(requests, account)).map(({ name, status }) => [name, status]));
    let seen = new Map<string, string>();
    // One look tells of both: what a page takes to open may be longer than all thirty.
    await expect.poll(async () => (seen = await statusOf()).get(FIRST), { timeout: 60_000, intervals: [100] }).toBe("ready");
    expect(seen.get(LAST)).not.toBe("ready");
    await expectStep(page, FIRST, "ready", 60_000);
    await documentRow(page, FIRST).getByRole("link", { name: FIRST }).click();
    await expect(page.getByRole("heading", { name: FIRST, level: 1 })).toBeVisible();
    await expect(page.getByText(/first gate of lock chamber 1/).first()).toBeVisible({ timeout: 15_000 });
    // The tray goes along from page to page.
    await expect(trayRow(page, LAST)).toBeVisible();
  });

  await test.step("all of them arrive, each with its text", async () => {
    const documents = await documentsReady(requests, account, before + 30, 240_000);
    const mixed = documents.filter((document) => document.name.startsWith("Mixed "));
    expect(mixed).toHaveLength(30);
    expect(mixed.filter((document) => document.status !== "ready").map((document) => document.name)).toEqual([]);
    expect(mixed.find((document) => document.name === LAST)).toMatchObject({ pages: SCANS, unreadablePages: [] });
    expect(new Set(mixed.map((document) => document.kind))).toEqual(
      new Set(["txt", "md", "html", "csv", "docx", "xlsx", "pptx", "eml", "png", "pdf"]),
    );
  });
});
