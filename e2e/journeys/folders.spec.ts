import { expect } from "@playwright/test";
import { openDataRoom } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

test("folders: made, walked by keyboard, documents moved into one, put away and brought back", async ({ page, account }) => {
  await openDataRoom(page, account.home);
  const panel = page.getByRole("complementary", { name: "Folders" });
  await panel.getByRole("button", { name: "New folder" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Drawings");
  await page.getByRole("button", { name: "Create folder" }).click();
  const folder = page.getByRole("treeitem", { name: /Drawings/ });
  await expect(folder).toContainText("1");
  await page.getByRole("checkbox", { name: /^Select / }).nth(1).check();
  await page.getByRole("button", { name: "Move to folder" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("treeitem", { name: /Drawings/ }).click();
  await dialog.getByRole("button", { name: "Move here" }).click();
  await expect(dialog).toBeHidden();
  await panel.getByRole("treeitem", { name: /Drawings/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/folder=/);
  await expect(page.getByText("1 of 1 document")).toBeVisible();
  await panel.getByRole("button", { name: "Actions for Drawings" }).click();
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Move to trash" }).click();
  await expect(folder).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(folder).toBeVisible();
});
