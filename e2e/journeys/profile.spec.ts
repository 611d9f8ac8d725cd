import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { createAccount, signIn } from "../fixtures/account";
import { addMember, placeOf } from "../fixtures/access";
import { rows } from "../fixtures/database";

/** A red square, 2 × 2 pixels. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==", "base64");

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

test("a person's name, formats and picture follow him", async ({ browser }) => {
  const account = await createAccount(browser, "Profile Works");
  const context = await browser.newContext({ storageState: account.state });
  const page = await context.newPage();
  await page.goto("/account");
  await clean(page);
  await page.getByLabel("Name").fill("Ada Marsh");
  await page.getByLabel("Time zone").fill("Asia/Tokyo");
  await page.getByLabel("Dates and numbers").click();
  await page.getByRole("option", { name: /German \(Germany\)/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Choose a time zone such as Europe/London.")).toBeVisible();
  await page.getByLabel("Picture", { exact: true }).setInputFiles({ name: "me.png", mimeType: "image/png", buffer: PICTURE });
  await expect(page.getByRole("button", { name: "Replace picture" })).toBeVisible();
  await page.getByLabel("Picture", { exact: true }).setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await expect(page.getByText("This is no PNG, JPEG or WebP picture.")).toBeVisible();
  await page.goto(account.home);
  await expect(page.getByRole("button", { name: "Ada Marsh: account and appearance" })).toBeVisible();
  const [{ avatar } = { avatar: "" }] = await rows<{ avatar: string }>("SELECT id AS avatar FROM users WHERE email = $1", [account.email]);
  const picture = await context.request.get(`/api/avatars/${avatar}`);
  expect([picture.status(), picture.headers()["content-type"], picture.headers()["x-content-type-options"]]).toEqual([200, "image/webp", "nosniff"]);
  await context.close();
});

test("a theme chosen in one browser is there in the next", async ({ browser }) => {
  const account = await createAccount(browser, "Theme Works");
  const first = await browser.newContext({ storageState: account.state });
  const page = await first.newPage();
  await page.goto("/account");
  await page.getByRole("group", { name: "Appearance" }).getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await expect.poll(() => rows("SELECT 1 FROM users WHERE email = $1 AND theme = 'dark'", [account.email])).toHaveLength(1);
  await first.close();
  const session = await signIn(account);
  const second = await browser.newContext({ storageState: await session.storageState() });
  const other = await second.newPage();
  await other.goto(account.home);
  await expect(other.locator("html")).toHaveClass(/dark/);
  await clean(other);
  await second.close();
});

test("one's data can be taken along", async ({ browser }) => {
  const account = await createAccount(browser, "Export Works");
  const context = await browser.newContext({ storageState: account.state });
  const page = await context.newPage();
  await page.goto("/account");
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export my data" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^muniment-export-.*\.zip$/);
  const files = unzipSync(await readFile(await download.path()));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["README.txt", "profile.json", "ways-in.json", "sessions.json", "security-activity.json", "memberships.json"]));
  expect(Buffer.from(files["profile.json"] ?? []).toString()).toContain(account.email);
  await context.close();
});

test("an account can be deleted, and nothing of it is left", async ({ browser }) => {
  const owner = await createAccount(browser, "Leaving Works");
  const { email } = await addMember(await placeOf(owner), "editor");
  const blocked = await browser.newContext({ storageState: owner.state });
  const ownersPage = await blocked.newPage();
  await ownersPage.goto("/account");
  await expect(ownersPage.getByText("you are its last owner")).toBeVisible();
  await expect(ownersPage.getByRole("button", { name: "Delete my account" })).toBeDisabled();
  await blocked.close();

  const session = await signIn({ email, password: owner.password });
  const context = await browser.newContext({ storageState: await session.storageState() });
  const page = await context.newPage();
  await page.goto("/account");
  await page.getByRole("button", { name: "Delete my account" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Delete my account" })).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill(email);
  await dialog.getByRole("button", { name: "Delete my account" }).click();
  await page.waitForURL("/account-deleted");
  await expect(page.getByRole("row", { name: /^organization memberships 1 0$/i })).toBeVisible();
  await clean(page);
  expect(await rows("SELECT 1 FROM users WHERE email = $1", [email])).toHaveLength(0);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});

test("a stranger finds no picture, whoever it is of", async ({ browser }) => {
  const [account, stranger] = await Promise.all([createAccount(browser, "Seen Works"), createAccount(browser, "Unseen Works")]);
  const own = await browser.newContext({ storageState: account.state });
  const [{ id } = { id: "" }] = await rows<{ id: string }>("SELECT id FROM users WHERE email = $1", [account.email]);
  const sent = await own.request.put("/api/account/avatar", { data: PICTURE, headers: { "content-type": "application/octet-stream", "sec-fetch-site": "same-origin" } });
  expect(sent.status()).toBe(200);
  const other = await browser.newContext({ storageState: stranger.state });
  const answers = await Promise.all([id, randomUUID()].map((userId) => other.request.get(`/api/avatars/${userId}`)));
  expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
  expect((await own.request.get(`/api/avatars/${id}`)).status()).toBe(200);
  await Promise.all([own.close(), other.close()]);
});
