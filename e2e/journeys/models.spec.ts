import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { createAccount, requestsOf } from "../fixtures/account";
import { listDocuments, uploadBytes } from "../fixtures/documents";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { QUESTION, test } from "../fixtures/model-test";

const KEY = "sk-of-this-organization-0123456789wxyz";

interface Entry {
  name: string;
  baseUrl: string;
  model: string;
}

async function addProvider(page: Page, { name, baseUrl, model }: Entry): Promise<void> {
  await page.getByRole("button", { name: "Add provider" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add a model provider" });
  await dialog.getByLabel("Kind").click();
  await page.getByRole("option", { name: "OpenAI-compatible endpoint" }).click();
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Address").fill(baseUrl);
  await dialog.getByLabel("Key").fill(KEY);
  await dialog.getByLabel("Model", { exact: true }).fill(model);
  await dialog.getByLabel("In, $ per million").fill("2");
  await dialog.getByLabel("Out, $ per million").fill("8");
  await dialog.getByRole("button", { name: "Add provider" }).click();
}

test("two providers of one's own: refused address, test, order by keyboard, fallback, cost, removal", async ({ browser, model }) => {
  test.setTimeout(180_000);
  const { url } = model.installation;
  const account = await createAccount(browser, "Two Models", url);
  const requests = await requestsOf(account, url);
  await uploadBytes(requests, account, "Windmill.txt", "The windmill at Fen End has 4 sails of oak, each of them 11 metres long.");
  await expect.poll(async () => (await listDocuments(requests, account)).find(({ name }) => name === "Windmill.txt")?.status, { timeout: 60_000 }).toBe("ready");
  const [first, second] = [await startUpstream(), await startUpstream()];
  const context = await browser.newContext({ baseURL: url, storageState: account.state });
  const page = await context.newPage();

  await page.goto(`/${account.organization}/settings/models`);
  await expect(page.getByText("No provider of your own")).toBeVisible();
  await addProvider(page, { name: "Site vLLM", baseUrl: "http://10.20.30.40/v1", model: "plain" });
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/private network/).first()).toBeVisible();
  await dialog.getByLabel("Address").fill(first.url);
  await dialog.getByRole("button", { name: "Add provider" }).click();
  const list = page.getByRole("list", { name: /Model providers/ });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(page.locator("body")).not.toContainText(KEY);
  await expect(list).toContainText("key ends in wxyz");

  await list.getByRole("button", { name: "Test Site vLLM" }).click();
  await expect(page.getByText(/Answers in \d+ ms/)).toBeVisible();
  first.control({ status: 401 });
  await list.getByRole("button", { name: "Test Site vLLM" }).click();
  await expect(list.getByText("It refuses the key.")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await addProvider(page, { name: "Backup", baseUrl: second.url, model: "plain-backup" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: /^Move Backup/ }).press("ArrowUp");
  await expect(list.getByRole("listitem").first()).toContainText("Backup");
  await page.reload();
  await expect(list.getByRole("listitem").first()).toContainText("Backup");
  await list.getByRole("button", { name: /^Move Backup/ }).press("ArrowDown");
  await expect(list.getByRole("listitem").first()).toContainText("Site vLLM");

  // The first one still refuses its key, so the second one answers.
  await page.goto(`${account.home}/ask`);
  await ask(page, QUESTION);
  await expect(await finishedAnswer(page)).toContainText("4 sails");
  expect(second.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
  expect(model.upstream.requests.filter(({ authorization }) => authorization?.includes(KEY))).toEqual([]);

  await page.goto(`/${account.organization}/settings/usage`);
  await expect(page.getByRole("grid", { name: "By model" })).toContainText("plain-backup · Backup");
  const csv = await requests.get(`/api/usage/${account.organization}`);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toMatch(/Main,Backup,plain-backup,[1-9]\d*,/u);

  await page.goto(`/${account.organization}/settings/models`);
  await list.getByRole("button", { name: "Actions for Backup" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Site vLLM answers from then on.");
  await page.getByRole("button", { name: "Remove provider" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await context.close();
  await requests.dispose();
  await Promise.all([first.close(), second.close()]);
});
