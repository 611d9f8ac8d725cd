import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { test } from "../fixtures/workspace-test";

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`), what).toEqual([]);
}

test("a knowledge base is made, tried, published, asked and removed with its proof", async ({ page, account }) => {
  await page.goto(`${account.home}/knowledge`);
  await expect(page.getByText("No knowledge bases")).toBeVisible();
  await expectAccessible(page, "no bases");
  await page.getByRole("button", { name: "New knowledge base" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Doors");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Doors" })).toBeVisible();

  await page.getByRole("button", { name: "Add sources" }).click();
  await page.getByLabel("Find folders and documents").fill("door");
  await page.getByRole("group", { name: "Documents" }).getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Add 1" }).click();
  await expect(page.getByRole("region", { name: "Sources" }).getByRole("listitem")).toHaveCount(1);

  await page.getByRole("link", { name: "Chunking" }).click();
  await page.getByLabel("Size").fill("400");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText(/passages of \d+ characters on average/)).toBeVisible();
  await expectAccessible(page, "the preview");
  await page.getByRole("button", { name: "Save settings" }).click();

  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("It has not been indexed yet.")).toBeVisible();
  await page.getByRole("button", { name: "Index", exact: true }).click();
  await expect(page.getByRole("button", { name: "Index again" })).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "Retrieval test" }).click();
  await page.getByLabel("Question to test").fill("door rating");
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(page.getByText("Given to the answer").first()).toBeVisible();
  await expectAccessible(page, "the retrieval test");
  await page.getByRole("link", { name: "Statistics" }).click();
  await expect(page.getByRole("region", { name: "Statistics" })).toContainText("Passages");

  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("link", { name: "Ask in it" }).click();
  await expect(page.getByRole("button", { name: /Answers from the knowledge base Doors/ })).toBeVisible();
  await ask(page, "What rating do the doors have?");
  await finishedAnswer(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /Answers from the knowledge base Doors/ })).toBeVisible();

  await page.goto(`${account.home}/knowledge`);
  await page.getByRole("link", { name: "Doors" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("its documents stay in the data room");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(/Full-text index: \d+ before, 0 after/)).toBeVisible({ timeout: 30_000 });
});

test("fits a phone", async ({ page, account }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${account.home}/knowledge`);
  await expect(page.getByText("No knowledge bases")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
