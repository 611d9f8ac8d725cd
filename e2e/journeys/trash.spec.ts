import { expect, type Page } from "@playwright/test";
import { documentsReady, uploadBytes } from "../fixtures/documents";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { documentRow, openDataRoom } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const NAME = "Lighthouse log.txt";
const QUESTION = "What colour is the fog horn of the lighthouse?";

async function answerTo(page: Page, home: string): Promise<string> {
  await page.goto(`${home}/ask`);
  await ask(page, QUESTION);
  return (await (await finishedAnswer(page)).textContent()) ?? "";
}

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a document in the trash answers nothing, restored it answers again, erased it is gone", async ({ page, account, requests }) => {
  test.setTimeout(120_000);
  const { id } = await uploadBytes(requests, account, NAME, "The fog horn of the lighthouse is painted vermilion.");
  await documentsReady(requests, account, 1);
  await expect.poll(async () => (await documentsReady(requests, account, 1)).find((document) => document.id === id)?.status).toBe("ready");
  expect(await answerTo(page, account.home)).toContain("vermilion");

  await test.step("to the trash", async () => {
    await openDataRoom(page, account.home);
    await choose(page, NAME, "Move to trash");
    await expect(documentRow(page, NAME)).toHaveCount(0);
    expect(await answerTo(page, account.home)).not.toContain("vermilion");
    const file = await requests.get(`/api/files/${account.organization}/${account.workspace}/${id}`);
    expect(file.status()).toBe(404);
  });

  await test.step("restored", async () => {
    await openDataRoom(page, account.home);
    await page.getByRole("link", { name: "Trash" }).click();
    await choose(page, NAME, "Restore");
    await expect(documentRow(page, NAME)).toHaveCount(0);
    await page.getByRole("link", { name: "Back to documents" }).click();
    await expect(documentRow(page, NAME)).toBeVisible();
    expect(await answerTo(page, account.home)).toContain("vermilion");
  });

  await test.step("deleted for good, by name", async () => {
    await openDataRoom(page, account.home);
    await choose(page, NAME, "Move to trash");
    await expect(documentRow(page, NAME)).toHaveCount(0);
    await page.goto(`${account.home}/data-room?trash=1`);
    await choose(page, NAME, "Delete for good");
    const dialog = page.getByRole("alertdialog");
    const confirm = dialog.getByRole("button", { name: "Delete for good" });
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel(/to confirm/).fill(NAME);
    await confirm.click();
    await expect(dialog).toHaveCount(0);
    await expect(documentRow(page, NAME)).toHaveCount(0);
    expect(await answerTo(page, account.home)).not.toContain("vermilion");
  });
});
