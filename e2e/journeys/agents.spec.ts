import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { test } from "../fixtures/workspace-test";

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`), what).toEqual([]);
}

test("the library is read, a specialist is asked, and hands over to another", async ({ page, account }) => {
  await page.goto(`${account.home}/agents`);
  await expect(page.getByRole("heading", { name: "Construction" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "requirements" })).toHaveCount(19);
  await expectAccessible(page, "the library");
  await page.getByRole("link", { name: "Fire Safety", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Fire Safety" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Checklist" }).getByRole("listitem")).not.toHaveCount(0);
  await expectAccessible(page, "a specialist");

  await page.getByRole("link", { name: "Ask", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "Fire Safety is often asked" })).toBeVisible();
  await ask(page, "What rating do the doors have, and which cable feeds them?");
  const answer = await finishedAnswer(page);
  await expect(answer).toContainText("Fire Safety");
  await answer.getByRole("button", { name: "Go on with Electrical Services" }).click();
  await expect(page.getByTestId("answer")).toHaveCount(2);
  await expect(await finishedAnswer(page)).toContainText("Electrical Services");
  await expect(page.getByTestId("composer")).toContainText("Electrical Services");
  await page.reload();
  await expect(page.getByTestId("answer").first()).toContainText("Fire Safety");
});

test("an agent is written, tried beside its form, saved, restored, deleted and reactivated", async ({ page, account }) => {
  await page.goto(`${account.home}/agents`);
  await page.getByRole("link", { name: "New agent" }).click();
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("Write something here.").first()).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Door schedules");
  await page.getByLabel("Instructions", { exact: true }).fill("You answer questions about door schedules: ratings, sizes and ironmongery.");
  await page.getByRole("textbox", { name: "Question to try" }).fill("What is door D4.02?");
  await page.getByRole("button", { name: "Try", exact: true }).click();
  await expect(page.getByTestId("tried-answer")).toContainText("D4.02", { timeout: 30_000 });
  await expectAccessible(page, "the form");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Door schedules" })).toBeVisible();

  await page.getByRole("button", { name: "Add an item" }).click();
  await page.getByRole("textbox", { name: "Requirement, item 1" }).fill("Every leaf has a rating.");
  await page.getByRole("textbox", { name: "Shown by, item 1" }).fill("Door schedule");
  await page.getByLabel("What changed").fill("A checklist");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It answers like this from now on.")).toBeVisible();
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(versions.getByRole("listitem").first()).toContainText("A checklist");
  await versions.getByRole("button", { name: "Restore version 1" }).click();
  await expect(versions.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("textbox", { name: "Requirement, item 1" })).toHaveCount(0);

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/agents\?list=own/);
  await page.getByRole("link", { name: "Deleted" }).click();
  await page.getByRole("button", { name: "More of Door schedules" }).click();
  await page.getByRole("menuitem", { name: "Reactivate" }).click();
  await expect(page.getByRole("heading", { name: "No agent was deleted" })).toBeVisible();
  await page.getByRole("link", { name: "Ours" }).click();
  await expect(page.getByRole("link", { name: "Door schedules", exact: true })).toBeVisible();
  await expectAccessible(page, "our agents");
});

test("a specialist is chosen in the composer, and cloned on a phone", async ({ page, account }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${account.home}/ask`);
  await page.getByRole("button", { name: "Choose a specialist" }).click();
  await page.getByRole("menuitemradio", { name: "Legal & Contracts" }).click();
  await expect(page.getByTestId("composer")).toContainText("Legal & Contracts");
  await page.getByRole("button", { name: "Ask without Legal & Contracts" }).click();
  await expect(page.getByTestId("composer")).not.toContainText("Legal & Contracts");
  await page.goto(`${account.home}/agents/quality-assurance`);
  await page.getByRole("button", { name: "Clone" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Quality Assurance (copy)" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Quality Assurance (copy)");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
