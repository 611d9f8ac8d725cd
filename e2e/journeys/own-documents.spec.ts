import { expect } from "@playwright/test";
import { documentsReady, uploadBytes } from "../fixtures/documents";
import { ask, documentFrame, expectMarked, finishedAnswer, openCitation } from "../fixtures/evidence";
import { docxFile, pdfFile, textFile, xlsxFile } from "../fixtures/files";
import { documentRow, dropFiles, expectStep, openDataRoom, tray } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

test("several own documents, dropped at once, answer questions with their passages", async ({ page, account }) => {
  test.setTimeout(150_000);
  const files = [
    await pdfFile("Quarry licence.pdf", [
      "Licence QL-77 of the Slate Quarry.",
      "The quarry may extract 41,500 tonnes of slate in each calendar year.\nBlasting is allowed between 10:00 and 15:00 only.",
    ]),
    await docxFile("Ferry timetable.docx", "Winter ferry", [
      "The winter ferry to Hallow Island leaves at 06:40 from the north pier.",
      "Bicycles travel free of charge.",
    ]),
    xlsxFile("Pumps.xlsx", [
      ["Pump", "Duty flow", "Maker"],
      ["P-311", "18.5 l/s", "Brookvale"],
      ["P-312", "22 l/s", "Brookvale"],
    ]),
    textFile("Beekeeping.md", "# Apiary rules\n\nEach hive must be inspected every nine days during the swarming season.\n"),
    textFile("Towers.csv", "Tower,Height\nNorth mast,84 m\nSouth mast,61 m\n"),
    textFile("Archive.html", "<html><body><h1>Archive</h1><p>The reading room closes at 17:20 on Wednesdays.</p></body></html>"),
    textFile("Note.txt", "The spare key of the boathouse hangs behind the barometer."),
  ];

  await openDataRoom(page, account.home);
  await dropFiles(page, files);
  await expect(tray(page)).toBeVisible();
  for (const { name } of files) await expectStep(page, name, "ready");
  for (const { name } of files) await expect(documentRow(page, name)).toContainText("Ready");
  await tray(page).getByRole("button", { name: "Close uploads" }).click();

  const facts = [
    { question: "How many tonnes of slate may the quarry extract?", words: "41,500 tonnes", where: "page" },
    { question: "When does the winter ferry to Hallow Island leave?", words: "06:40", where: "frame" },
    { question: "How often must each hive be inspected?", words: "nine days", where: "frame" },
    { question: "Where does the spare key of the boathouse hang?", words: "behind the barometer", where: "page" },
    { question: "What is the duty flow of pump P-311?", words: "18.5 l/s", where: "page" },
  ] as const;
  for (const { question, words, where } of facts) {
    await test.step(question, async () => {
      await page.goto(`${account.home}/ask`);
      await ask(page, question);
      await expect(await finishedAnswer(page)).toContainText(words);
      const quote = await openCitation(page);
      expect(quote).toContain(words);
      await expectMarked(where === "frame" ? documentFrame(page) : page, quote);
    });
  }
});

test("a document of a hundred pages is searchable to its last page", async ({ page, account, requests }) => {
  test.setTimeout(90_000);
  const filler = "The contractor keeps a daily record of labour, plant and weather.";
  const pages = Array.from(
    { length: 100 },
    (_, index) => `Section ${index + 1}\n${Array.from({ length: 30 }, (__, line) => `${index + 1}.${line + 1} ${filler}`).join("\n")}`,
  );
  pages[96] = "Section 97\nThe cofferdam at pier seven is pumped dry before every spring tide.";
  const file = await pdfFile("Hundred pages.pdf", pages);
  await uploadBytes(requests, account, file.name, file.buffer);
  const documents = await documentsReady(requests, account, 1);
  await expect
    .poll(async () => (await documentsReady(requests, account, 1)).find(({ name }) => name === file.name)?.status, { timeout: 45_000 })
    .toBe("ready");
  expect(documents.length).toBeGreaterThan(0);

  await page.goto(`${account.home}/ask`);
  await ask(page, "When is the cofferdam at pier seven pumped dry?");
  await expect(await finishedAnswer(page)).toContainText("before every spring tide");
  const quote = await openCitation(page);
  expect(new URL(page.url()).searchParams.get("page")).toBe("97");
  await expectMarked(page, quote);
  await expect(page.locator('[data-page="97"]').getByTestId("evidence-mark")).toBeVisible();
});
