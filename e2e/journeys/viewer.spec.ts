import { expect, type Locator, type Page } from "@playwright/test";
import { scannedPdf, sheet } from "@/lib/adapters/ocr/scan-fixture";
import { documentsReady, uploadBytes } from "../fixtures/documents";
import { ask, documentFrame, finishedAnswer, openCitation } from "../fixtures/evidence";
import { docxFile, pdfFile, type UploadedFile, xlsxFile } from "../fixtures/files";
import { test } from "../fixtures/workspace-test";

const PLACES = ["The heron nests beside the mill.\nA heron fishes at dawn.", "Nothing of note on this sheet.", "The last Heron left in October."];

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+f");
  const input = page.getByRole("textbox", { name: "Words to find" });
  await expect(input).toBeFocused();
  await input.fill(words);
}

const count = (page: Page) => page.getByTestId("find-count");

test("words are found on all pages of a PDF, marked on the words, and pages can be turned", async ({ page, account, requests }) => {
  test.setTimeout(120_000);
  const file = await pdfFile("Herons.pdf", PLACES);
  const { id } = await uploaded(requests, account, file);
  await page.goto(`${account.home}/data-room/${id}`);
  const first = page.getByRole("group", { name: "Page 1 of 3" });
  await expect(first.locator("canvas")).toBeVisible({ timeout: 20_000 });

  await find(page, "heron");
  await expect(count(page)).toHaveText("1 of 3");
  await expect(first.getByTestId("found-current")).toBeInViewport();
  await expect(first.getByTestId("found")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(count(page)).toHaveText("3 of 3");
  const last = page.getByRole("group", { name: "Page 3 of 3" });
  await expect(last.getByTestId("found-current")).toBeInViewport();
  // "The last " is drawn from 60 points on in 11 points of Helvetica, its foot 770 points above the page's.
  await expect(async () => {
    const [mark, paper] = await boxes(last.getByTestId("found-current"), last);
    expect((mark.x - paper.x) / paper.width).toBeCloseTo((60 + 42.2) / 595, 2);
    expect((mark.y + mark.height / 2 - paper.y) / paper.height).toBeCloseTo((842 - 770 - 4) / 842, 2);
  }).toPass({ timeout: 10_000 });
  await page.keyboard.press("Shift+Enter");
  await expect(count(page)).toHaveText("2 of 3");
  await page.getByRole("textbox", { name: "Words to find" }).fill("albatross");
  await expect(count(page)).toHaveText("Not found");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("search", { name: "Find in the document" })).toHaveCount(0);

  await page.getByRole("button", { name: "Turn clockwise" }).click();
  await expect
    .poll(async () => {
      const box = await page.getByRole("group", { name: "Page 1 of 3" }).boundingBox();
      return box ? box.width / box.height : 0;
    })
    .toBeGreaterThan(1.3);
  await expect(page.getByRole("group", { name: "Page 1 of 3" }).locator("canvas")).toBeVisible();
});

test("words are found in a scan, in a Word document and in a workbook", async ({ page, account, requests }) => {
  test.setTimeout(180_000);
  const lines = ["The osprey returns each April.", "No other bird is rung here."];
  const scan = await uploaded(requests, account, { name: "Osprey.pdf", mimeType: "application/pdf", buffer: await scannedPdf([sheet(lines)]) });
  const word = await uploaded(requests, account, await docxFile("Otters.docx", "Otters", ["The otter swims by night.", "By day the otter sleeps."]));
  const book = await uploaded(requests, account, xlsxFile("Catch.xlsx", [["Month", "Fish"], ["May", "Perch"], ["June", "Perch and pike"]]));

  await page.goto(`${account.home}/data-room/${scan.id}`);
  const paper = page.getByRole("group", { name: "Page 1 of 1" });
  await expect(paper.locator("canvas")).toBeVisible({ timeout: 20_000 });
  await find(page, "osprey");
  await expect(count(page)).toHaveText("1 of 1");
  await expect(paper.getByTestId("found-current")).toBeInViewport();

  await page.goto(`${account.home}/data-room/${word.id}`);
  await expect(documentFrame(page).getByRole("heading", { name: "Otters" })).toBeVisible({ timeout: 20_000 });
  await find(page, "the otter");
  await expect(count(page)).toHaveText("1 of 2");
  await expect(documentFrame(page).locator("mark[data-found]")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(documentFrame(page).locator("mark[aria-current]")).toHaveText("the otter");

  await page.goto(`${account.home}/data-room/${book.id}`);
  await expect(page.getByRole("columnheader", { name: "B" })).toBeVisible({ timeout: 20_000 });
  await find(page, "perch");
  await expect(count(page)).toHaveText("1 of 2");
  await expect(page.getByTestId("found-current")).toHaveText("Perch");
});

test("a citation of a workbook names its cell, and the grid marks it", async ({ page, account, requests }) => {
  test.setTimeout(120_000);
  const rows = [["Gauge", "Reading", "Unit"], [], ["Weir gauge W-88", "3.75", "metres"], ["Sluice gauge S-12", "1.20", "metres"]];
  await uploaded(requests, account, xlsxFile("Gauges.xlsx", rows));
  await page.goto(`${account.home}/ask`);
  await ask(page, "What is the reading of the weir gauge W-88?");
  await expect(await finishedAnswer(page)).toContainText("3.75");
  await expect(page.getByTestId("evidence-card-1")).toContainText(/Pumps![A-C]3/);
  await openCitation(page);
  await expect(page.getByTestId("cited-place")).toContainText(/Pumps![A-C]3/);
  await expect(page.locator("td[data-address=B3]")).toHaveText("3.75");
});

async function uploaded(requests: Parameters<typeof uploadBytes>[0], account: Parameters<typeof uploadBytes>[1], file: UploadedFile) {
  const made = await uploadBytes(requests, account, file.name, file.buffer);
  await expect.poll(async () => (await documentsReady(requests, account, 0)).find(({ id }) => id === made.id)?.status, { timeout: 90_000 }).toBe("ready");
  return made;
}

async function boxes(one: Locator, other: Locator) {
  const [mark, paper] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  if (!mark || !paper) throw new Error("not there");
  return [mark, paper] as const;
}
