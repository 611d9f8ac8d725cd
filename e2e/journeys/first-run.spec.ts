import { expect, test } from "@playwright/test";
import { requestsOf, signUp } from "../fixtures/account";
import { documentsReady } from "../fixtures/documents";
import { documentFrame, expectMarked, expectNothingElseMarked, finishedAnswer, folded, openCitation } from "../fixtures/evidence";
import { documentName, questionAbout, sample } from "../fixtures/sample";

const [pdf, docx, contradiction] = [questionAbout(".pdf"), questionAbout(".docx"), sample.questions.at(-1) ?? questionAbout(".docx")];

test("from the landing page to the cited page", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Create account" }).first().click();
  await expect(page).toHaveURL("/sign-up");
  const account = await signUp(page);

  await test.step("the sample prepares itself and offers its questions", async () => {
    await expect(page.getByRole("heading", { name: "What do you want to know?" })).toBeVisible();
    const questions = page.getByRole("list", { name: "Suggested questions" }).getByRole("link");
    await expect(questions).toHaveCount(sample.questions.length, { timeout: 30_000 });
    const requests = await requestsOf(account);
    const documents = await documentsReady(requests, account, sample.documents.length);
    expect(documents.map(({ name }) => name).sort()).toEqual(sample.documents.map(({ name }) => name).sort());
    expect(documents.filter(({ status }) => status === "failed")).toEqual([]);
    await requests.dispose();
  });

  await test.step("a question is answered from a PDF and its citation opens the page, the words marked", async () => {
    await page.getByRole("link", { name: pdf.text }).click();
    const answer = await finishedAnswer(page);
    await expect(page).toHaveURL(new RegExp(`${account.home}/ask/[0-9a-f-]{36}$`));
    await expect(answer).toContainText("no language model is configured");
    const conversation = page.url();
    const quote = await openCitation(page);
    expect(quote).toContain(folded(pdf.expects.quote).replace(/\.$/, ""));
    await expect(page.getByRole("heading", { name: documentName(pdf.expects.document) })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("page")).toBe(String(pdf.expects.page));
    await expectMarked(page, quote);
    await expect(page.locator(`[data-page="${pdf.expects.page}"]`).getByTestId("evidence-mark")).toBeVisible();
    await page.getByRole("link", { name: "Back to the answer" }).first().click();
    await expect(page).toHaveURL(conversation);
    await expect(page.getByTestId("answer").getByTestId("evidence-mark-1").first()).toBeVisible();
  });

  await test.step("another is answered from a Word document", async () => {
    await page.goto(account.home);
    await page.getByRole("link", { name: docx.text }).click();
    await finishedAnswer(page);
    const quote = await openCitation(page);
    expect(quote).toContain(folded(docx.expects.quote).replace(/\.$/, ""));
    const frame = documentFrame(page);
    await expectMarked(frame, quote);
    await expectNothingElseMarked(frame, quote);
  });

  await test.step("where documents contradict each other, both are cited", async () => {
    await page.goto(account.home);
    await page.getByRole("link", { name: contradiction.text }).click();
    await finishedAnswer(page);
    const passages = page.getByRole("list", { name: "Passages the answer rests on" });
    for (const side of [sample.contradiction.a, sample.contradiction.b]) await expect(passages).toContainText(documentName(side.document));
  });
});
