import { expect } from "@playwright/test";
import { lineOnSheet, scannedPdf, sheet } from "@/lib/adapters/ocr/scan-fixture";
import { documentsReady, readyCount, uploadBytes } from "../fixtures/documents";
import { ask, expectMarked, finishedAnswer, openCitation } from "../fixtures/evidence";
import { test } from "../fixtures/workspace-test";

const COVER = ["Record of the site visit at the Hollow Weir pumping station."];
const PAGE = [
  "The weir gate is lubricated once every eleven weeks.",
  "The night watch at the Hollow Weir ends at 05:25 each morning.",
  "Spare chains are kept in the blue container beside the quay.",
];

const SKEW = 1.5;

test("a scanned page answers a question, and the cited words are marked on its picture", async ({ page, account, requests }) => {
  test.setTimeout(240_000);
  const before = await readyCount(requests, account);
  await uploadBytes(requests, account, "Site visit.pdf", await scannedPdf([sheet(COVER), null, sheet(PAGE, { skew: SKEW })]));
  const documents = await documentsReady(requests, account, before + 1, 180_000);
  expect(documents.find((one) => one.name === "Site visit.pdf")).toMatchObject({ pages: 3, unreadablePages: [2] });

  await page.goto(`${account.home}/ask`);
  await ask(page, "When does the night watch at the Hollow Weir end?");
  await expect(await finishedAnswer(page)).toContainText("05:25");
  const quote = await openCitation(page);
  expect(quote).toContain("05:25");
  await expectMarked(page, quote);

  await test.step("the mark lies on the line of the picture that was drawn with these words", async () => {
    const known = lineOnSheet(PAGE, 1, { skew: SKEW });
    await expect(async () => {
      const [mark, paper] = await Promise.all([
        page.getByTestId("evidence-mark").boundingBox(),
        page.getByRole("group", { name: "Page 3 of 3" }).boundingBox(),
      ]);
      if (!mark || !paper) throw new Error("nothing is marked");
      const across = (x: number) => (x - paper.x) / paper.width;
      expect(Math.abs(across(mark.x) - known.left)).toBeLessThan(0.02);
      expect(Math.abs(across(mark.x + mark.width) - known.right)).toBeLessThan(0.02);
      // The next line is 0.0197 of the height away.
      expect(Math.abs((mark.y + mark.height / 2 - paper.y) / paper.height - known.middle)).toBeLessThan(0.008);
    }).toPass({ timeout: 10_000 });
  });
  await expect(page.getByText("1 page unreadable: 2")).toBeVisible();
});

test("a picture is read, shown and cited as a page", async ({ page, account, requests }) => {
  test.setTimeout(180_000);
  const before = await readyCount(requests, account);
  const picture = sheet(["The lighthouse lamp turns once every seventeen seconds."], { height: 800 });
  await uploadBytes(requests, account, "Lamp.png", await picture.encode("png"));
  await documentsReady(requests, account, before + 1, 120_000);
  await page.goto(`${account.home}/ask`);
  await ask(page, "How often does the lighthouse lamp turn?");
  await expect(await finishedAnswer(page)).toContainText("seventeen seconds");
  const quote = await openCitation(page);
  await expectMarked(page, quote);
});
