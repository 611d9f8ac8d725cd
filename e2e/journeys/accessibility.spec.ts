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

const DESK_LIGHT = { colorScheme: "light", viewport: DESK } as const;
const DESK_DARK = { colorScheme: "dark", viewport: DESK } as const;
const PHONE_LIGHT = { colorScheme: "light", viewport: PHONE } as const;
const PHONE_DARK = { colorScheme: "dark", viewport: PHONE } as const;
const ON_A_DESK = [DESK_LIGHT, DESK_DARK];
const EVERY_LOOK = [DESK_LIGHT, PHONE_LIGHT, PHONE_DARK, DESK_DARK];
type Looks = readonly { colorScheme: "light" | "dark"; viewport: typeof DESK }[];
type Places = readonly (readonly [path: string, looks: Looks])[];

const PUBLIC: Places = [
  ["/", EVERY_LOOK],
  ["/sign-in", EVERY_LOOK],
  ["/sign-up", EVERY_LOOK],
  ["/docs/api", [DESK_LIGHT, PHONE_DARK]],
  ["/nothing-here", EVERY_LOOK],
];
const PLACES: Places = [
  ["", EVERY_LOOK],
  ["/ask", EVERY_LOOK],
  ["/data-room", EVERY_LOOK],
  ["/data-room?trash=1", ON_A_DESK],
  ["/data-room/shares", ON_A_DESK],
  ["/data-room/questions", EVERY_LOOK],
  ["/data-room?q=nothing-is-called-this", ON_A_DESK],
  ["/settings", ON_A_DESK],
  ["/settings/api-keys", ON_A_DESK],
];
const SHOWN: Places = [
  ["03-fire-strategy.docx", [DESK_LIGHT, DESK_DARK, PHONE_DARK]],
  ["04-door-schedule.xlsx", ON_A_DESK],
  ["01-contract-conditions.pdf", [DESK_LIGHT, DESK_DARK, PHONE_LIGHT]],
];
const ACCOUNT = ["/account", "/account/security", "/account/security?required=1", "/account/sessions"];

/** One visit, looked at in every look: a page changes with its window and the system's theme without being loaded again. */
async function expectAccessibleIn(page: Page, what: string, looks: Looks): Promise<void> {
  for (const { colorScheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await expectAccessible(page, `${what || "home"}, ${colorScheme}, ${viewport.width} pixels`);
  }
}

async function expectPlaceAccessible(page: Page, address: string, looks: Looks): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status", { name: /loading/i })).toHaveCount(0, { timeout: 30_000 });
  await expectAccessibleIn(page, address, looks);
}

plain("public pages in light and dark, wide and narrow", async ({ page }) => {
  plain.setTimeout(120_000);
  for (const [path, looks] of PUBLIC) await expectPlaceAccessible(page, path, looks);
});

test("places of the workspace in light and dark, wide and narrow", async ({ page, account, requests }) => {
  test.setTimeout(180_000);
  const listed = await documentsReady(requests, account);
  for (const [path, looks] of PLACES) await expectPlaceAccessible(page, account.home + path, looks);
  for (const [file, looks] of SHOWN) {
    const id = listed.find(({ name }) => name === documentName(file))?.id;
    await expectPlaceAccessible(page, `${account.home}/data-room/${id}`, looks);
  }
});

test("one's own account in light and dark, wide and narrow", async ({ page }) => {
  test.setTimeout(90_000);
  for (const path of ACCOUNT) await expectPlaceAccessible(page, path, EVERY_LOOK);
});

test("an answer with its evidence, and none, in light and dark, wide and narrow", async ({ page, account, requests }) => {
  test.setTimeout(90_000);
  await documentsReady(requests, account);
  await page.goto(`${account.home}/ask`);
  await ask(page, questionAbout(".pdf").text);
  await (await finishedAnswer(page)).getByTestId("evidence-mark-1").first().click();
  await expect(page.getByTestId("evidence-card-1")).toBeVisible();
  await expectAccessibleIn(page, "answer", EVERY_LOOK);
  await page.setViewportSize(DESK);
  await page.goto(`${account.home}/ask`);
  await ask(page, "How deep is the harbour of Valparaíso?");
  await finishedAnswer(page);
  await expectAccessibleIn(page, "no answer", EVERY_LOOK);
});

test("what opens over the data room, light and dark", async ({ page, account, requests }) => {
  test.setTimeout(120_000);
  const listed = await documentsReady(requests, account);
  const name = documentName("01-contract-conditions.pdf");
  expect(listed.map((one) => one.name)).toContain(name);
  await openDataRoom(page, account.home);
  const dialog = page.getByRole("dialog");
  const menu = page.getByRole("menu");
  const item = (title: string) => async () => {
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: title, exact: true }).click();
  };
  const overlays: { what: string; open: () => Promise<void> }[] = [
    { what: "document menu", open: () => page.getByRole("button", { name: `Actions for ${name}` }).click() },
    { what: "share dialog", open: item("Share…") },
    { what: "tags dialog", open: item("Tags") },
    { what: "move dialog", open: item("Move to folder") },
    { what: "columns menu", open: () => page.getByRole("button", { name: "Columns" }).click() },
    { what: "new folder", open: () => page.getByRole("button", { name: /^New folder/ }).first().click() },
  ];
  for (const { what, open } of overlays) {
    await open();
    await expect(dialog.or(menu).first()).toBeVisible();
    await expectAccessibleIn(page, what, ON_A_DESK);
    await page.keyboard.press("Escape");
    await expect(dialog.or(menu)).toHaveCount(0);
  }
});

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
