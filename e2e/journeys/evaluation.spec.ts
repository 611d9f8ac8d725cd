import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { documentsReady, readyCount, uploadBytes } from "../fixtures/documents";
import { test } from "../fixtures/workspace-test";

const DOCUMENT = `# Doors

Lobby doors are FD60S with a self-closing device, and their frames carry intumescent strips and cold smoke seals on three sides of the leaf.

# Walls

The party wall resists fire for ninety minutes from either side, and every service that passes through it is sealed to the same period.
`;
const QUESTION = "How do doors and walls of the lobby resist fire?";

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`), what).toEqual([]);
}

async function makeBase(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/knowledge`);
  await page.getByRole("button", { name: "New knowledge base" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Measured");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("button", { name: "Add sources" }).click();
  await page.getByLabel("Find folders and documents").fill("Measured.md");
  await page.getByRole("group", { name: "Documents" }).getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Add 1" }).click();
  await page.getByRole("link", { name: "Chunking" }).click();
  await page.getByLabel("Size").fill("200");
  await page.getByRole("button", { name: "Save settings" }).click();
  await page.getByRole("button", { name: "Index", exact: true }).click();
  await expect(page.getByRole("button", { name: "Index again" })).toBeVisible({ timeout: 30_000 });
}

async function fillPassage(page: Page, number: number, quote: string): Promise<void> {
  const passage = page.getByRole("group", { name: `Passage ${number}` });
  await passage.getByRole("combobox", { name: "Document" }).click();
  await page.getByRole("option", { name: "Measured.md" }).click();
  await passage.getByLabel("Words in it").fill(quote);
}

async function run(page: Page, number: number): Promise<void> {
  await page.getByRole("button", { name: "Run the evaluation" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Run ${number} .*Complete`) })).toBeVisible({ timeout: 30_000 });
}

test("a base is measured; a regression keeps it a draft until somebody says why not", async ({ page, account, requests }) => {
  const ready = await readyCount(requests, account);
  await uploadBytes(requests, account, "Measured.md", DOCUMENT);
  await documentsReady(requests, account, ready + 1);
  await makeBase(page, account.home);

  await page.getByRole("link", { name: "Evaluation" }).click();
  await expect(page.getByText("No golden questions")).toBeVisible();
  await expectAccessible(page, "no questions");
  await page.getByRole("button", { name: "Write a question" }).click();
  await page.getByLabel("Question", { exact: true }).fill(QUESTION);
  await fillPassage(page, 1, "Lobby doors are FD30S");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/These words do not stand in “Measured.md”/).first()).toBeVisible();
  await expectAccessible(page, "the editor");
  await page.getByRole("group", { name: "Passage 1" }).getByLabel("Words in it").fill("Lobby doors are FD60S");
  await page.getByRole("button", { name: "Add a passage" }).click();
  await fillPassage(page, 2, "The party wall resists fire for ninety minutes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Golden questions" })).toContainText(QUESTION);

  await run(page, 1);
  await expect(page.getByRole("img", { name: /Figures of the last 1 complete runs/ })).toBeVisible();
  await expectAccessible(page, "the first run");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Make a draft again" }).click();
  await expect(page.getByRole("button", { name: "Publish" })).toBeVisible();

  await page.getByRole("link", { name: "Retrieval test" }).click();
  await page.getByLabel("Passages for an answer").fill("1");
  await page.getByLabel("Join passages that follow each other").uncheck();
  await page.getByRole("button", { name: "Save settings" }).click();
  await page.getByRole("link", { name: "Evaluation" }).click();
  await expect(page.getByText("Its retrieval settings changed since the last run.")).toBeVisible();
  await run(page, 2);
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish “Measured” all the same?" });
  await expect(dialog).toContainText("Recall@10 fell from 100.0 to 50.0 points");
  await expectAccessible(page, "the refusal");
  await dialog.getByLabel("Why").fill("short");
  await dialog.getByRole("button", { name: "Publish all the same" }).click();
  await expect(dialog.getByText("Say why in at least 10 characters.")).toBeVisible();
  await dialog.getByLabel("Why").fill("The customer wants one passage and no more.");
  await dialog.getByRole("button", { name: "Publish all the same" }).click();
  await expect(page.getByRole("button", { name: "Make a draft again" })).toBeVisible();
  await expect(page.getByText("“The customer wants one passage and no more.”")).toBeVisible();

  await page.getByRole("link", { name: "Run 2" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Run 2" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("−50.0");
  await page.getByText("Answer and passages").click();
  await expect(page.getByText("Missed", { exact: true })).toBeVisible();
  await expectAccessible(page, "the run");
});
