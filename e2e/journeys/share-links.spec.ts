import { type Browser, expect, type Page } from "@playwright/test";
import { documentsReady } from "../fixtures/documents";
import { baseURL } from "../fixtures/installation";
import { documentName } from "../fixtures/sample";
import { openDataRoom } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const PASSWORD = "ridgeway 1911";
const AGREEMENT = "What you read here stays between us.";

/** Shares the document from its menu; gives the address that is shown once. */
async function share(page: Page, home: string, name: string): Promise<string> {
  await openDataRoom(page, home);
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: `Share “${name}”` });
  await dialog.getByLabel("Name", { exact: true }).fill("For the bidders");
  await dialog.getByLabel(/^Password/).fill(PASSWORD);
  await dialog.getByLabel(/^Text to agree to first/).fill(AGREEMENT);
  await dialog.getByRole("button", { name: "Create link" }).click();
  const address = page.getByLabel("Address for visitors");
  await expect(address).toHaveValue(/\/s\/[\w-]{43}$/);
  const value = await address.inputValue();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(address).toBeHidden();
  return value;
}

async function visit(browser: Browser, address: string): Promise<Page> {
  const visitor = await (await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } })).newPage();
  await visitor.goto(new URL(address).pathname);
  await visitor.getByLabel("Password of the link").fill(PASSWORD);
  await visitor.getByRole("button", { name: "Continue" }).click();
  await expect(visitor.getByText(AGREEMENT)).toBeVisible();
  await visitor.getByRole("checkbox").check();
  await visitor.getByRole("button", { name: "Agree and open" }).click();
  return visitor;
}

test("a document is shared with a password and an agreement, read by a visitor, seen live, and gone once revoked", async ({ page, browser, account, requests }) => {
  test.setTimeout(120_000);
  const documents = await documentsReady(requests, account);
  const document = documents.find(({ name }) => name === documentName("01-contract-conditions.pdf"));
  if (!document) throw new Error("The sample has no documents");
  const address = await share(page, account.home, document.name);

  const visitor = await visit(browser, address);
  await expect(visitor.getByRole("img", { name: /^Page 1 of / })).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "Share links" }).click();
  await page.getByRole("link", { name: "For the bidders" }).first().click();
  await expect(page.getByRole("heading", { name: "For the bidders", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 visitor reading now" })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/, page 1/).first()).toBeVisible({ timeout: 20_000 });
  const seen = page.getByRole("list", { name: "Visits", exact: true }).getByRole("listitem").first();
  await seen.getByText("A visitor without a name").click();
  await expect(seen.getByText(/^Accepted/)).toBeVisible();
  await expect.poll(async () => (await requests.get(new URL(await page.getByRole("link", { name: "Visits as CSV" }).getAttribute("href") ?? "", baseURL).href)).text(), { timeout: 40_000 }).toContain(document.name);

  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  const confirm = page.getByRole("alertdialog", { name: "Revoke “For the bidders”?" });
  await confirm.getByRole("button", { name: "Revoke link" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible({ timeout: 15_000 });
  await visitor.reload();
  await expect(visitor.getByRole("img", { name: /^Page 1 of / })).toHaveCount(0);
  await expect(visitor.getByText(/has taken the link back/)).toBeVisible();
  const stranger = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  expect((await stranger.request.get(new URL(address).pathname)).status()).toBe(404);
  await Promise.all([stranger.close(), visitor.context().close()]);
});

test("links are found, filtered and changed", async ({ page, account, requests }) => {
  const [document] = await documentsReady(requests, account);
  if (!document) throw new Error("The sample has no documents");
  await page.goto(`${account.home}/data-room/${document.id}`);
  await page.getByRole("tab", { name: "Access" }).click();
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("For Ada alone");
  await dialog.getByLabel(/^People or domains/).fill("nonsense");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect(dialog.getByText("Enter a domain such as company.com.")).toBeVisible();
  await dialog.getByLabel(/^People or domains/).fill("ada@example.com");
  await dialog.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("button", { name: "I have copied it" }).click();

  await page.goto(`${account.home}/data-room/shares?state=open`);
  await page.getByLabel("Search links by name or document").fill("ada alone");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=ada/);
  await page.getByRole("link", { name: "For Ada alone" }).first().click();
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page.getByLabel(/^People or domains/)).toHaveValue("ada@example.com");
  await page.getByLabel("Let them download").check();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText(/^Settings saved/)).toBeVisible();
  await page.reload();
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page.getByLabel("Let them download")).toBeChecked();
  await page.getByRole("button", { name: "Make a new address" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Make a new address" }).click();
  await expect(page.getByLabel("Address for visitors")).toHaveValue(/\/s\/[\w-]{43}$/);
});
