import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { documentsReady, readyCount, uploadBytes } from "../fixtures/documents";
import { documentRow, openDataRoom } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const panel = (page: Page) => page.getByRole("complementary", { name: "Folders" });
const inTree = (page: Page, name: RegExp) => panel(page).getByRole("treeitem", { name });

async function makeFolder(page: Page, name: string): Promise<void> {
  await panel(page)
    .getByRole("button", { name: /^New folder/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create folder" }).click();
  await expect(dialog).toBeHidden();
}

async function choose(page: Page, name: string, item: string): Promise<void> {
  await documentRow(page, name)
    .getByRole("button", { name: `Actions for ${name}` })
    .click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("folders: made, walked by keyboard, documents moved into one, put away and brought back", async ({ page, account, requests }) => {
  test.setTimeout(90_000);
  await uploadBytes(requests, account, "Gauge list.txt", "The gauges of the north culvert are read on Mondays.");
  await openDataRoom(page, account.home);
  await makeFolder(page, "Drawings");
  const folder = inTree(page, /Drawings/);
  await expect(folder).toContainText(/^\d/);

  await documentRow(page, "Gauge list.txt").getByRole("checkbox").check();
  await page.getByRole("button", { name: "Move to folder" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("treeitem", { name: /Drawings/ }).click();
  await dialog.getByRole("button", { name: "Move here" }).click();
  await expect(dialog).toBeHidden();
  await expect(documentRow(page, "Drawings")).toContainText("1 document");

  await folder.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/folder=/);
  await expect(page.getByText("1 of 1 document")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Folder path" })).toContainText("Drawings");

  await panel(page).getByRole("button", { name: "Actions for Drawings" }).click();
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Move to trash" }).click();
  await expect(folder).toBeHidden();
  await expect(page).not.toHaveURL(/folder=/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(folder).toBeVisible();

  await test.step("from the trash it comes back too", async () => {
    await openDataRoom(page, account.home);
    await choose(page, "Drawings", "Move to trash");
    await page.getByRole("alertdialog").getByRole("button", { name: "Move to trash" }).click();
    await expect(folder).toBeHidden();
    await page.getByRole("link", { name: "Trash" }).click();
    await choose(page, "Drawings", "Restore");
    await expect(documentRow(page, "Drawings")).toHaveCount(0);
    await openDataRoom(page, account.home);
    await expect(folder).toBeVisible();
  });
});

test("a folder in a folder: guarded, moved, its documents numbered, tagged, copied and sorted", async ({ page, account, requests }) => {
  test.setTimeout(90_000);
  const before = await readyCount(requests, account);
  await openDataRoom(page, account.home);
  await makeFolder(page, "Bridge");
  await makeFolder(page, "Bearings");
  await choose(page, "Bearings", "Move to folder");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("treeitem", { name: /Bearings/ })).toHaveCount(0);
  await dialog.getByRole("treeitem", { name: /Bridge/ }).click();
  await dialog.getByRole("button", { name: "Move here" }).click();
  await expect(dialog).toBeHidden();
  await inTree(page, /Bridge/).click();
  await expect(page).toHaveURL(/folder=/);
  await documentRow(page, "Bearings").getByRole("link", { name: "Bearings" }).click();
  const trail = page.getByRole("navigation", { name: "Folder path" });
  await expect(trail).toContainText(/Bridge.*\d+\.1.*Bearings/);

  const folderId = new URL(page.url()).searchParams.get("folder") ?? "";
  for (const name of ["Grease.txt", "Anchor.txt"]) {
    const query = new URLSearchParams({ name, folderId });
    const path = `/api/uploads/${account.organization}/${account.workspace}?${query}`;
    expect((await requests.put(path, { data: Buffer.from(`Notes on ${name} of the bridge bearings.`) })).ok()).toBe(true);
  }
  await documentsReady(requests, account, before + 2);
  await page.reload();

  await test.step("numbers, and their order", async () => {
    await page.getByRole("columnheader", { name: "No." }).getByRole("button").click();
    await expect(page).toHaveURL(/sort=index/);
    await expect(page.getByRole("row").nth(1)).toContainText(/\d+\.1 · 1.*Grease\.txt/);
    await expect(page.getByRole("row").nth(2)).toContainText(/\d+\.1 · 2.*Anchor\.txt/);
  });

  await test.step("tags, and the filter by them", async () => {
    await choose(page, "Grease.txt", "Tags");
    await dialog.getByLabel("Add tags").fill("lubrication, yearly");
    await dialog.getByRole("button", { name: "Save tags" }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Tags", exact: true }).click();
    await page.getByRole("menuitemcheckbox", { name: /lubrication/ }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/tags=lubrication/);
    await expect(documentRow(page, "Anchor.txt")).toHaveCount(0);
    await page.getByRole("button", { name: "Remove filter Tag: lubrication" }).click();
    await expect(documentRow(page, "Anchor.txt")).toBeVisible();
  });

  await test.step("a copy in the folder above", async () => {
    await choose(page, "Grease.txt", "Copy");
    await dialog.getByRole("treeitem", { name: /Bridge/ }).click();
    await dialog.getByRole("button", { name: "Copy here" }).click();
    await expect(dialog).toBeHidden();
    await trail.getByRole("link", { name: /Bridge/ }).click();
    await expect(documentRow(page, "Grease.txt")).toBeVisible();
    await expect(documentRow(page, "Bearings")).toContainText("2 documents");
  });

  await test.step("who may open it", async () => {
    await choose(page, "Bearings", "Who may open it");
    await dialog.getByLabel("Least sensitivity").click();
    await page.getByRole("option", { name: "Confidential" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(documentRow(page, "Bearings")).toContainText("Confidential or above");
  });

  await test.step("found by its text", async () => {
    await page.goto(`${account.home}/data-room`);
    await page.getByRole("group", { name: "Search in" }).getByRole("button", { name: "Text" }).click();
    await expect(page).toHaveURL(/in=text/);
    await page.getByRole("searchbox", { name: "Search documents by text" }).fill("bridge bearings");
    await expect(page.getByText(/Notes on Anchor\.txt of the bridge bearings/)).toBeVisible({ timeout: 15_000 });
  });
});

test("a folder chosen from the disk keeps its folders", async ({ page, account }) => {
  const folder = await mkdtemp(path.join(tmpdir(), "chosen-"));
  const name = path.basename(folder);
  try {
    await mkdir(path.join(folder, "Level 2", "Doors"), { recursive: true });
    await writeFile(path.join(folder, "Level 2", "Doors", "Lobby.txt"), `The doors of the lobby, ${name}.`);
    await writeFile(path.join(folder, "Index.txt"), `What stands where, ${name}.`);
    await openDataRoom(page, account.home);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload a folder" }).click();
    await (await chooser).setFiles(folder);
    await expect(inTree(page, new RegExp(name))).toBeVisible({ timeout: 30_000 });
    await expect(inTree(page, /Doors/)).toBeVisible({ timeout: 30_000 });
    await inTree(page, /Doors/).click();
    await expect(documentRow(page, "Lobby.txt")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Folder path" })).toContainText(new RegExp(`${name}.*Level 2.*Doors`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
