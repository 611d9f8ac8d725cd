import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test as plain } from "@playwright/test";
import { documentsReady } from "../fixtures/documents";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { documentName, questionAbout } from "../fixtures/sample";
import { textFile } from "../fixtures/files";
import { dropFiles, expectStep, openDataRoom } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 860 };

async function expectAccessible(page: Page, what: string): Promise<void> {
  // Appearing and fading things are half transparent for a moment.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 220)} ${failureSummary?.split("\n")[1]?.trim()}`),
  }));
  expect(found, what).toEqual([]);
}

const PUBLIC = ["/", "/sign-in", "/sign-up", "/docs/api", "/nothing-here"];
const MAIN = ["", "/ask", "/data-room"];
const FURTHER = ["/data-room?trash=1", "/data-room/shares", "/data-room?q=nothing-is-called-this", "/settings", "/settings/api-keys"];
const ACCOUNT = ["/account", "/account/security", "/account/security?required=1", "/account/sessions"];
const SHOWN = ["03-fire-strategy.docx", "04-door-schedule.xlsx", "01-contract-conditions.pdf"];
const LOOKS = [
  { colorScheme: "light", viewport: DESK, places: [...MAIN, ...FURTHER], documents: SHOWN },
  { colorScheme: "dark", viewport: DESK, places: [...MAIN, ...FURTHER], documents: SHOWN },
  { colorScheme: "light", viewport: PHONE, places: MAIN, documents: SHOWN.slice(2) },
  { colorScheme: "dark", viewport: PHONE, places: MAIN, documents: SHOWN.slice(0, 1) },
] as const;

for (const { colorScheme, viewport, places, documents } of LOOKS) {
  const where = `${colorScheme}, ${viewport.width} pixels`;

  plain.describe(where, () => {
    plain.use({ colorScheme, viewport });
    plain("public pages", async ({ page }) => {
      for (const path of PUBLIC) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page, path);
      }
    });
  });

  test.describe(where, () => {
    test.use({ colorScheme, viewport });
    test("places of the workspace", async ({ page, account, requests }) => {
      test.setTimeout(180_000);
      const listed = await documentsReady(requests, account);
      const opened = documents.map((file) => `/data-room/${listed.find(({ name }) => name === documentName(file))?.id}`);
      for (const place of [...places, ...opened]) {
        await page.goto(account.home + place);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByRole("status", { name: /loading/i })).toHaveCount(0, { timeout: 30_000 });
        await expectAccessible(page, place);
      }
    });

    test("one's own account", async ({ page }) => {
      for (const path of ACCOUNT) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page, path);
      }
    });

    test("an answer with its evidence, and none", async ({ page, account, requests }) => {
      await documentsReady(requests, account);
      await page.goto(`${account.home}/ask`);
      await ask(page, questionAbout(".pdf").text);
      await (await finishedAnswer(page)).getByTestId("evidence-mark-1").first().click();
      await expect(page.getByTestId("evidence-card-1")).toBeVisible();
      await expectAccessible(page, "answer");
      await page.goto(`${account.home}/ask`);
      await ask(page, "How deep is the harbour of Valparaíso?");
      await finishedAnswer(page);
      await expectAccessible(page, "no answer");
    });
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`what opens over a page, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: DESK });
    test("palette, menus, dialogs, tray", async ({ page, account }) => {
      await openDataRoom(page, account.home);
      const overlays: { what: string; open: () => Promise<void> }[] = [
        { what: "palette", open: () => page.keyboard.press("ControlOrMeta+k") },
        { what: "shortcuts", open: () => page.keyboard.press("?") },
        { what: "account menu", open: () => page.getByRole("button", { name: /account and appearance/ }).click() },
        { what: "project menu", open: () => page.getByRole("button", { name: "Project", exact: true }).click() },
      ];
      for (const { what, open } of overlays) {
        await open();
        await expect(page.getByRole("dialog").or(page.getByRole("menu")).first()).toBeVisible();
        await expectAccessible(page, what);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog").or(page.getByRole("menu"))).toHaveCount(0);
      }
      await dropFiles(page, [textFile(`Axe ${colorScheme}.txt`, `Accessible in the ${colorScheme}.`), textFile("Nothing.txt", "")]);
      await expectStep(page, `Axe ${colorScheme}.txt`, "ready");
      await expectAccessible(page, "tray");
      await page.goto(`${account.home}/settings/api-keys`);
      await page.getByRole("button", { name: "New API key" }).click();
      await expectAccessible(page, "new API key");
    });
  });
}
