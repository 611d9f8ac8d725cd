import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test as base } from "@playwright/test";
import { createAccount, requestsOf } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { documentsReady } from "../fixtures/documents";
import { documentName } from "../fixtures/sample";
import { shareDocument, visitorPage } from "../fixtures/share";
import { test } from "../fixtures/workspace-test";

const GUEST = `grace.${randomUUID().slice(0, 8)}@bank.example`;

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ""}`), what).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

for (const look of [
  { colorScheme: "light", viewport: { width: 1366, height: 860 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const) {
  test(`a visitor reads a shared document, ${look.colorScheme}, ${look.viewport.width} pixels`, async ({ page, browser, account, requests }) => {
    test.setTimeout(120_000);
    const document = (await documentsReady(requests, account)).find(({ name }) => name === documentName("01-contract-conditions.pdf"));
    if (!document) throw new Error("The sample has no PDF");
    const path = await shareDocument(page, account.home, document.name);
    const visitor = await visitorPage(browser, look);

    await test.step("the gate", async () => {
      const answer = await visitor.goto(path);
      expect(answer?.status()).toBe(200);
      const headers = answer?.headers() ?? {};
      expect([headers["referrer-policy"], headers["x-robots-tag"]]).toEqual(["no-referrer", "noindex, nofollow"]);
      expect(headers["cache-control"]).toContain("no-store");
      await expect(visitor.getByText(/shares documents with you/)).toBeVisible();
      await expect(visitor.getByText(document.name)).toHaveCount(0);
      await expectAccessible(visitor, "gate");
      await visitor.getByRole("button", { name: "Open the documents" }).click();
    });

    await test.step("the room", async () => {
      const picture = visitor.getByRole("img", { name: /^Page 1 of / });
      await expect(picture).toBeVisible({ timeout: 60_000 });
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThanOrEqual(800);
      await expect(visitor.getByText(/Your reading is recorded/)).toBeVisible();
      await expect(visitor.getByRole("button", { name: "Download" })).toHaveCount(0);
      await expectNoSidewaysScroll(visitor);
      await expectAccessible(visitor, "room");
      await visitor.getByRole("button", { name: "Zoom in" }).click();
      await visitor.getByRole("region", { name: `Pages of ${document.name}` }).focus();
      await visitor.keyboard.press("0");
      await visitor.getByRole("button", { name: "Next page" }).click();
      await expect(visitor.getByRole("textbox", { name: /^Go to page/ })).toHaveValue("2");
    });

    await test.step("the document's own routes open to this browser alone", async () => {
      const token = path.slice("/s/".length);
      const picture = `/api/share/${token}/documents/${document.id}/pages/1?width=800`;
      expect((await visitor.context().request.get(picture)).headers()["content-type"]).toBe("image/jpeg");
      expect((await visitor.context().request.get(`/api/share/${token}/documents/${document.id}/download`)).status()).toBe(403);
      expect((await requests.get(picture)).status()).toBe(403);
      expect((await requests.get(`/api/share/${"A".repeat(43)}/documents/${document.id}/pages/1`)).status()).toBe(404);
    });
    await visitor.context().close();
  });
}

test("an address that nobody gave out is a plain page, and not found", async ({ browser }) => {
  const visitor = await visitorPage(browser);
  for (const path of [`/s/${"A".repeat(43)}`, "/s/x"]) {
    expect((await visitor.goto(path))?.status()).toBe(404);
    await expect(visitor.getByRole("heading", { name: "This link is not available" })).toBeVisible();
  }
  await expectAccessible(visitor, "not available");
  await visitor.context().close();
});

base("a guest list lets in who proves an invited address by the mailed code, and tells nobody who is on it", async ({ browser, page }) => {
  base.setTimeout(180_000);
  const account = await createAccount(browser);
  await page.context().addCookies(account.state.cookies);
  await rows("UPDATE users SET is_operator = true WHERE email = $1", [account.email]);
  const requests = await requestsOf(account);
  const [document] = await documentsReady(requests, account, 1);
  if (!document) throw new Error("The sample has no documents");
  const path = await shareDocument(page, account.home, document.name, (dialog) => dialog.getByLabel(/^People or domains/).fill(`@${GUEST.split("@")[1] ?? ""}`));

  const [guest, stranger] = [await visitorPage(browser), await visitorPage(browser)];
  for (const [visitor, email] of [
    [guest, GUEST],
    [stranger, "mallory@elsewhere.example"],
  ] as const) {
    await visitor.goto(path);
    await visitor.getByLabel("Your e-mail address").fill(email);
    await visitor.getByRole("button", { name: "Continue" }).click();
    await expect(visitor.getByText(`If ${email} is invited, a code is on its way to it.`)).toBeVisible();
  }
  await expectAccessible(guest, "code");

  const row = page.getByRole("row", { name: `Your code to open shared documents, to ${GUEST}` }).first();
  await expect(async () => {
    await page.goto("/ops/outbox");
    await expect(row).toContainText("Kept here", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("row", { name: /mallory@elsewhere/ })).toHaveCount(0);
  await row.getByRole("link").click();
  const code = /Your code is (\d{6})/.exec((await page.getByText(/Your code is \d{6}/).first().textContent()) ?? "")?.[1] ?? "";

  await stranger.getByLabel("Code").fill(code);
  await stranger.getByRole("button", { name: "Continue" }).click();
  await expect(stranger.getByText(/not the code from the newest mail/)).toBeVisible();
  await guest.getByLabel("Code").fill(code);
  await guest.getByRole("button", { name: "Continue" }).click();
  await expect(guest.getByRole("navigation", { name: "Shared documents" }).or(guest.getByRole("region", { name: /^Pages of/ })).first()).toBeVisible({ timeout: 30_000 });
  await Promise.all([guest.context().close(), stranger.context().close(), requests.dispose()]);
});
