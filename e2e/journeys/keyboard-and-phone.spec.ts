import { expect, type Page } from "@playwright/test";
import { documentsReady } from "../fixtures/documents";
import { expectMarked, documentFrame, finishedAnswer } from "../fixtures/evidence";
import { questionAbout, sample } from "../fixtures/sample";
import { test } from "../fixtures/workspace-test";

test.beforeAll(async ({ account, requests }) => {
  await documentsReady(requests, account);
});

async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, what).toBeLessThanOrEqual(0);
}

test("a question is asked, read and proved with the keyboard alone", async ({ page, account }) => {
  const { text } = questionAbout(".docx");
  await page.goto(account.home);
  await expect(page.getByRole("list", { name: "Suggested questions" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Skip to/ })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Your question" })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await finishedAnswer(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(page.getByTestId("evidence-card-1")).toHaveAttribute("aria-current", "true");
  await page.getByTestId("open-evidence-1").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/data-room\/[0-9a-f-]{36}/);
  await expect(documentFrame(page).getByTestId("evidence-mark")).toBeVisible();
});

test("the palette goes to places, switches the theme and asks", async ({ page, account }) => {
  await page.goto(account.home);
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  const open = async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(palette).toBeVisible();
  };
  await expect(page.getByRole("button", { name: /Search/ }).first()).toBeEnabled();
  await open();
  await page.keyboard.type("data room");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${account.home}/data-room`);

  await open();
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/dark/);

  await open();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await open();
  await page.keyboard.type("which stair is protected");
  await page.getByRole("option", { name: /^Ask/ }).click();
  await expect(page).toHaveURL(/\/ask/);
  await expect(page.getByRole("heading", { name: "You asked: which stair is protected" })).toBeVisible();
});

test("the list of shortcuts opens with a question mark", async ({ page, account }) => {
  await page.goto(`${account.home}/data-room`);
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toBeEnabled();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Search documents");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("every place fits, and a citation can be followed", async ({ page, account }) => {
    for (const path of ["/", "/sign-up"]) {
      await page.goto(path);
      await expectNoSidewaysScroll(page, path);
    }
    for (const path of ["/account", "/account/security", "/account/sessions"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, path);
    }
    for (const place of ["", "/data-room", "/settings", "/settings/api-keys", "/ask"]) {
      await page.goto(account.home + place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, place);
    }
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Ask" }).tap();
    await page.getByRole("button", { name: sample.questions[0]?.text ?? "" }).tap();
    const answer = await finishedAnswer(page);
    await expectNoSidewaysScroll(page, "answer");
    await answer.getByTestId("evidence-mark-1").first().tap();
    const sheet = page.getByRole("dialog", { name: "Evidence" });
    await expect(sheet).toBeVisible();
    const quote = (await sheet.getByTestId("evidence-card-1").locator("mark").textContent()) ?? "";
    await sheet.getByTestId("open-evidence-1").tap();
    await page.waitForURL(/\/data-room\//);
    await expectMarked(page, quote.replace(/\s+/gu, " ").trim());
    await expectNoSidewaysScroll(page, "document");
  });
});
