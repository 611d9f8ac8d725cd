import { expect, test } from "@playwright/test";
import { requestsOf, signUp } from "../fixtures/account";
import { documentsReady, listDocuments, uploadBytes } from "../fixtures/documents";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { sample } from "../fixtures/sample";
import { documentRow } from "../fixtures/tray";

test("the sample goes with one confirmation; own documents stay", async ({ page }) => {
  test.setTimeout(90_000);
  const account = await signUp(page);
  const requests = await requestsOf(account);
  await documentsReady(requests, account);
  await uploadBytes(requests, account, "Mine.txt", "The weather vane of the barn is a copper heron.");
  await documentsReady(requests, account, sample.documents.length + 1);

  await page.goto(account.home);
  await page.getByRole("link", { name: "See or remove the sample" }).click();
  await page.getByRole("button", { name: "Remove sample" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Your own documents stay");
  await dialog.getByRole("button", { name: "Remove sample" }).click();
  await expect(dialog).toHaveCount(0);

  await expect(documentRow(page, "Mine.txt")).toBeVisible();
  expect((await listDocuments(requests, account)).map(({ name }) => name)).toEqual(["Mine.txt"]);
  await page.goto(`${account.home}/ask`);
  await ask(page, sample.questions[0]?.text ?? "");
  await expect(await finishedAnswer(page)).toContainText("not in your documents");
  await page.goto(`${account.home}/ask`);
  await ask(page, "What is the weather vane of the barn?");
  await expect(await finishedAnswer(page)).toContainText("copper heron");
  await requests.dispose();
});
