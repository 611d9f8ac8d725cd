import { expect } from "@playwright/test";
import { listDocuments, uploadBytes } from "../fixtures/documents";
import { test } from "../fixtures/workspace-test";

const FIRST = "1. The deposit is forty thousand pounds.\n2. The works take nine months from the start.\n3. Notices are sent by registered post only.\n";
const SECOND = `${FIRST.replace("nine months", "eleven months")}4. The law of England applies to this contract.\n`;

test("version 2 is uploaded, compared, and version 1 restored", async ({ page, account, requests }) => {
  test.setTimeout(120_000);
  const { id } = await uploadBytes(requests, account, "Building contract.txt", FIRST);
  const document = async () => (await listDocuments(requests, account)).find((one) => one.id === id);
  const ready = (version: number) =>
    expect.poll(async () => {
      const now = await document();
      return now?.status === "ready" ? now.version : 0;
    }, { timeout: 45_000 }).toBe(version);
  await ready(1);

  await page.goto(`${account.home}/data-room/${id}`);
  await page.getByRole("tab", { name: /Versions/ }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload a new version" }).click();
  await (await chooser).setFiles({ name: "Building contract, revised.txt", mimeType: "text/plain", buffer: Buffer.from(SECOND) });
  await ready(2);

  await test.step("compared clause by clause, with the keyboard", async () => {
    await page.goto(`${account.home}/data-room/${id}`);
    await page.getByRole("tab", { name: /Versions/ }).click();
    await page.getByRole("button", { name: "Actions for version 2" }).click();
    await page.getByRole("menuitem", { name: "Compare version 1 with 2" }).click();
    await expect(page).toHaveURL(/\/compare\?from=.*&to=/);
    await expect(page.getByRole("status").filter({ hasText: "unchanged" })).toHaveText("1 changed, 1 added, 2 clauses unchanged");
    await expect(page.locator("del")).toHaveText("nine");
    await expect(page.locator("ins").first()).toHaveText("eleven");
    await page.keyboard.press("n");
    await expect(page.getByText("Change 1 of 2")).toBeVisible();
    await expect(page.getByRole("listitem", { name: "Change 1: Changed" })).toBeFocused();
    await page.keyboard.press("n");
    await expect(page.getByRole("listitem", { name: "Change 2: Added" })).toContainText("The law of England");
    await page.keyboard.press("p");
    await expect(page.getByText("Change 1 of 2")).toBeVisible();
    await page.getByRole("button", { name: /1 unchanged clause/ }).first().click();
    await expect(page.getByText("The deposit is forty thousand pounds.")).toBeVisible();
  });

  await test.step("version 1 restored as version 3", async () => {
    await page.goto(`${account.home}/data-room/${id}`);
    await page.getByRole("tab", { name: /Versions/ }).click();
    await page.getByRole("button", { name: "Actions for version 1" }).click();
    await page.getByRole("menuitem", { name: "Restore this version" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("Version 3 is made with the bytes of version 1");
    await dialog.getByRole("button", { name: "Restore version 1" }).click();
    await expect(page.getByRole("list", { name: "Versions" })).toContainText("Version 3");
    await ready(3);
    const [now, first] = [await document(), await requests.get(`/api/files/${account.organization}/${account.workspace}/${id}`)];
    expect(await first.text()).toBe(FIRST);
    expect(now?.currentVersionId).toBe(now?.versionId);
  });

  await test.step("verified, and version 2 pinned", async () => {
    await page.getByRole("button", { name: "Verify checksums" }).click();
    await expect(page.getByText("3 versions read: the stored bytes are those that were uploaded.")).toBeVisible();
    await page.getByRole("button", { name: "Actions for version 2" }).click();
    await page.getByRole("menuitem", { name: "Pin this version" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Pin version 2" }).click();
    await expect(page.getByRole("list", { name: "Versions" }).getByText("Pinned")).toBeVisible();
    await expect.poll(async () => (await document())?.currentVersionId === (await document())?.pinnedVersionId, { timeout: 30_000 }).toBe(true);
  });
});

test("chosen documents are downloaded as one archive", async ({ page, account, requests }) => {
  await uploadBytes(requests, account, "North gate.txt", "The north gate opens at six.");
  await uploadBytes(requests, account, "South gate.txt", "The south gate opens at seven.");
  await page.goto(`${account.home}/data-room`);
  await page.getByRole("checkbox", { name: /North gate\.txt/ }).check();
  await page.getByRole("checkbox", { name: /South gate\.txt/ }).check();
  const download = page.waitForEvent("download");
  await page.getByRole("toolbar").getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("Documents.zip");
});
