import { expect, type Page } from "@playwright/test";
import { documentsReady, uploadBytes } from "../fixtures/documents";
import { documentRow, openDataRoom } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const BID = "Bid for the lifts.txt";
const SAMPLES = "Samples.txt";

async function openAccess(page: Page, home: string, id: string): Promise<void> {
  await page.goto(`${home}/data-room/${id}`);
  await page.getByRole("tab", { name: "Access" }).click();
}

test("texts suggest a level: shown with its places, accepted, or kept with a reason", async ({ page, account, requests }) => {
  test.setTimeout(120_000);
  const bid = await uploadBytes(requests, account, BID, "Commercial in confidence\n\nThe prices of the lifts.");
  const samples = await uploadBytes(requests, account, SAMPLES, "Prices\n\nCard 4012 8888 8888 1881 of the bidder.");
  const waiting = async () => (await documentsReady(requests, account, 2)).filter((document) => document.suggestion?.pending).length;
  await expect.poll(waiting, { timeout: 60_000 }).toBe(2);

  await test.step("at home and in the list", async () => {
    await page.goto(account.home);
    await expect(page.getByText("2 suggested sensitivities to decide.")).toBeVisible();
    await openDataRoom(page, account.home);
    await expect(documentRow(page, BID).getByText("Suggested: Confidential")).toBeVisible();
    await expect(documentRow(page, SAMPLES).getByText("Suggested: Restricted")).toBeVisible();
  });

  await test.step("the place is marked in the document", async () => {
    await openAccess(page, account.home, bid.id);
    await page.getByRole("list", { name: "Places that suggest it" }).getByRole("link", { name: /Marking on the document/ }).click();
    await expect(page.locator("mark").first()).toHaveText("Commercial in confidence");
  });

  await test.step("accepted", async () => {
    await openAccess(page, account.home, bid.id);
    await page.getByRole("button", { name: "Accept" }).click();
    await expect(page.getByText("Accepted.")).toBeVisible();
  });

  await test.step("kept as it is, with a reason", async () => {
    await openAccess(page, account.home, samples.id);
    const places = page.getByRole("list", { name: "Places that suggest it" });
    await expect(places).toContainText("•••••••• 1881");
    await expect(places).not.toContainText("4012");
    await page.getByRole("button", { name: "Keep as it is" }).click();
    await page.getByLabel("Why it stays internal").fill("A specimen of the bank.");
    await page.getByRole("button", { name: "Keep as it is" }).click();
    await expect(page.getByText("The level was kept as it is; the audit log has the reason.")).toBeVisible();
  });

  const levels = Object.fromEntries((await documentsReady(requests, account, 2)).map((document) => [document.name, document.sensitivity]));
  expect(levels).toMatchObject({ [BID]: "confidential", [SAMPLES]: "internal" });
  await page.goto(account.home);
  await expect(page.getByText("suggested sensitivities to decide")).toHaveCount(0);
});
