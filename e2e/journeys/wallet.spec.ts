import { expect, type Page, test } from "@playwright/test";
import { signUp } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { injectWallet } from "../fixtures/injected-wallet";

const linked = (page: Page) => page.getByRole("list", { name: "Linked identities" });

async function linkWallet(page: Page): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Link a wallet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
  await expect(linked(page)).toContainText("Ethereum wallet");
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
}

async function signInWithWallet(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Use a wallet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
}

test("a wallet is linked, signs its owner in, and is unlinked", async ({ page }) => {
  const wallet = await injectWallet(page);
  const account = await signUp(page);
  await linkWallet(page);
  expect(wallet.shown.at(-1)).toContain(
    `${new URL(page.url()).host} wants you to sign in with your Ethereum account:\n${wallet.address}\n`,
  );
  expect(wallet.shown.at(-1)).toContain("Link this wallet to your Muniment account.");
  await signOut(page);

  await signInWithWallet(page);
  await page.waitForURL(account.home);
  expect(wallet.shown.at(-1)).toContain("Sign in to Muniment.");
  const sessions = await rows<{ method: string }>(
    "SELECT s.method FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1 AND s.ended_at IS NULL ORDER BY s.created_at DESC",
    [account.email],
  );
  expect(sessions[0]?.method).toBe("wallet");

  await page.goto("/account/security");
  await page.getByRole("button", { name: /^Unlink Ethereum wallet/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Unlink" }).click();
  await expect(page.getByText(/Nothing is linked yet/)).toBeVisible();
});

test("who comes with a wallet alone is welcomed, makes an organization, and cannot lose his only way in", async ({ page }) => {
  const wallet = await injectWallet(page);
  await page.goto("/sign-in");
  await signInWithWallet(page);
  await page.waitForURL("/welcome");
  await page.getByLabel("Name").fill("Wallet & Sons");
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.waitForURL(/\/main$/);
  await page.goto("/account/security");
  await expect(linked(page)).toContainText(wallet.address.slice(0, 6));
  await expect(page.getByRole("button", { name: /^Unlink Ethereum wallet/ })).toBeDisabled();
  await expect(page.locator("body")).not.toContainText("wallet.invalid");
  await page.goto("/account");
  await expect(page.locator("body")).not.toContainText("wallet.invalid");
});

test("a wallet that declines, or is not there, is explained and changes nothing", async ({ page }) => {
  const wallet = await injectWallet(page);
  await page.goto("/sign-in");
  wallet.decline(true);
  await signInWithWallet(page);
  await expect(page.getByRole("dialog")).toContainText("You declined in the wallet.");
  await expect(page.getByRole("dialog").getByRole("region", { name: "Solana" })).toContainText("No Solana wallet in this browser.");
  await expect(page.getByRole("dialog").getByRole("region", { name: "Cosmos" })).toContainText("No Cosmos wallet in this browser.");
  await expect(page).toHaveURL("/sign-in");
  wallet.decline(false);
  await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
  await page.waitForURL("/welcome");
});

test("somebody else's wallet stays his", async ({ page, browser }) => {
  const wallet = await injectWallet(page);
  await signUp(page);
  await linkWallet(page);
  const taken = wallet.shown.length;
  const context = await browser.newContext();
  const other = await context.newPage();
  const foreign = await injectWallet(other);
  await signUp(other, "Birch & Sons");
  await rows("UPDATE identities SET subject = $1 WHERE subject = $2", [foreign.address, wallet.address]);
  await other.goto("/account/security");
  await other.getByRole("button", { name: "Link a wallet" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
  await expect(other.getByRole("dialog")).toContainText("linked to another account");
  expect(wallet.shown.length).toBe(taken);
  await context.close();
});
