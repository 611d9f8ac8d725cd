import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { listDocuments, uploadBytes } from "../fixtures/documents";
import { shareDocument, visitorPage } from "../fixtures/share";
import { test } from "../fixtures/workspace-test";

const QUESTION = "How many sails has the windmill at Fen End?";
const OTHER = "Who owned the windmill in 1911?";
const REASON = "This is outside the sale.";

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ""}`), what).toEqual([]);
}

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Open the documents" }).click();
  await page.getByRole("button", { name: "Questions", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Questions", exact: true })).toBeVisible();
}

test("a visitor asks without his name, a draft quotes the document, an answer is approved and published, another question declined", async ({ page, browser, account, requests }) => {
  test.setTimeout(180_000);
  await uploadBytes(requests, account, "Fen End.txt", "The windmill at Fen End has 4 sails of oak, each of them 11 metres long. It was built by hand.");
  await expect.poll(async () => (await listDocuments(requests, account)).find(({ name }) => name === "Fen End.txt")?.status, { timeout: 60_000 }).toBe("ready");
  const path = await shareDocument(page, account.home, "Fen End.txt", async (dialog) => {
    await dialog.getByLabel("Name", { exact: true }).fill("For the miller");
    await dialog.getByLabel(/^Questions per visitor/).fill("2");
  });
  const visitor = await visitorPage(browser);

  await test.step("the visitor asks", async () => {
    await enter(visitor, path);
    await expect(visitor.getByText("2 of 2 left.", { exact: false })).toBeVisible();
    await visitor.getByLabel("Your question").fill(QUESTION);
    await visitor.getByRole("checkbox", { name: "Ask without my name" }).check();
    await visitor.getByRole("button", { name: "Send question" }).click();
    await expect(visitor.getByText("Sent. The answer appears below.")).toBeVisible();
    await expect(visitor.getByText("1 of 2 left.", { exact: false })).toBeVisible();
    await expect(visitor.getByText("Being answered")).toBeVisible();
    await expectAccessible(visitor, "the visitor's questions");
  });

  await test.step("the owner reads the draft with its evidence, answers, approves and publishes", async () => {
    await page.goto(`${account.home}/data-room/questions`);
    await page.getByText(QUESTION).click();
    await expect(page.getByText(/somebody who stays unnamed/)).toBeVisible();
    const row = page.getByRole("list", { name: "Questions", exact: true }).getByRole("listitem").filter({ hasText: QUESTION }).first();
    await expect(row.getByRole("list", { name: "Evidence" })).toContainText("4 sails of oak", { timeout: 60_000 });
    await expectAccessible(page, "the queue");
    await row.getByRole("button", { name: "Use the draft" }).click();
    await expect(row.getByText("Waits for approval")).toBeVisible();
    await row.getByRole("button", { name: "Edit", exact: true }).click();
    await row.getByLabel("Answer", { exact: true }).fill("It has four sails, all of oak [1].");
    await row.getByRole("button", { name: "Save answer" }).click();
    await expect(row.getByText("It has four sails, all of oak", { exact: false }).first()).toBeVisible();
    await row.getByRole("button", { name: "Approve" }).click();
    await row.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish this answer" });
    await dialog.getByLabel("Every visitor of this link").check();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(dialog).toBeHidden();
    await expect(row.getByText("Published", { exact: true })).toBeVisible();
  });

  await test.step("the visitor reads it, and its passage opens the page", async () => {
    await visitor.reload();
    await visitor.getByRole("button", { name: "Questions", exact: true }).click();
    await expect(visitor.getByText("It has four sails, all of oak", { exact: false })).toBeVisible();
    await expect(visitor.getByRole("list", { name: "Passages" })).toContainText("4 sails of oak");
    await visitor.getByRole("button", { name: /^Open Fen End\.txt at passage 1/ }).click();
    await expect(visitor.getByRole("img", { name: /^Page 1 of / })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("another visitor reads it too, and is told why his own question is declined", async () => {
    const second = await visitorPage(browser, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await enter(second, path);
    await expect(second.getByRole("heading", { name: "Published for every visitor" })).toBeVisible();
    await expect(second.getByText("It has four sails, all of oak", { exact: false })).toBeVisible();
    await second.getByLabel("Your question").fill(OTHER);
    await second.getByRole("button", { name: "Send question" }).click();
    await expect(second.getByText("Sent. The answer appears below.")).toBeVisible();
    expect(await second.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await expectAccessible(second, "questions on a phone");

    await page.getByText(OTHER).click();
    const row = page.getByRole("list", { name: "Questions", exact: true }).getByRole("listitem").filter({ hasText: OTHER }).first();
    await row.getByRole("button", { name: "Decline" }).click();
    const dialog = page.getByRole("dialog", { name: "Decline this question?" });
    await dialog.getByLabel("Reason").fill(REASON);
    await dialog.getByRole("button", { name: "Decline" }).click();
    await expect(dialog).toBeHidden();
    await expect(row.getByText("Declined", { exact: true })).toBeVisible();
    await expect(async () => {
      await second.reload();
      await second.getByRole("button", { name: "Questions", exact: true }).click();
      await expect(second.getByText(REASON)).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 30_000 });
    await second.context().close();
  });

  await test.step("the link's own page has them as well", async () => {
    await page.getByRole("link", { name: "For the miller" }).first().click();
    await page.getByRole("tab", { name: "Questions" }).click();
    await expect(page.getByText(QUESTION)).toBeVisible();
  });
  await visitor.context().close();
});
