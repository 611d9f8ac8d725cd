import { expect, type Page, test } from "@playwright/test";
import { generate } from "otplib";
import { type Account, signIn, signUp } from "../fixtures/account";
import { rows } from "../fixtures/database";

/** Turns two-step sign-in on; answers the app's secret and the recovery codes. */
async function turnOn(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog", { name: "Set up two-step sign-in" });
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = await dialog.getByLabel("Or type this key into the app").inputValue();
  await dialog.getByLabel("Code", { exact: true }).fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByText(/This code is not right/)).toBeVisible();
  await dialog.getByLabel("Code", { exact: true }).fill(await generate({ secret }));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recoveryCodes = (await codes.allTextContents()).map((code) => code.trim());
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  return { secret, recoveryCodes };
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
}

async function password(page: Page, account: Account): Promise<void> {
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A code is good once: forgets that this step was used, as thirty seconds would. */
async function nextStep(account: Account): Promise<void> {
  await rows("UPDATE totp_factors t SET last_step = 0 FROM users u WHERE u.id = t.user_id AND u.email = $1", [account.email]);
}

test("two-step sign-in is turned on, asked for, and ends the other sessions", async ({ page }) => {
  const account = await signUp(page);
  const elsewhere = await signIn(account);
  const { secret, recoveryCodes } = await turnOn(page);
  expect((await elsewhere.get("/account")).url()).toContain("/sign-in");
  await elsewhere.dispose();
  await signOut(page);

  await password(page, account);
  const code = page.getByLabel("Code", { exact: true });
  await expect(code).toBeFocused();
  await code.fill("123456");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(/This code is not right, or was used before/)).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  await expect(page.getByLabel("Password")).toHaveValue(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await nextStep(account);
  await code.fill(await generate({ secret }));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(account.home);

  await signOut(page);
  await password(page, account);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code", { exact: true }).fill(recoveryCodes[0] ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(account.home);
  await page.goto("/account/security");
  await expect(page.getByText("9 recovery codes left")).toBeVisible();
  await expect(page.getByRole("list", { name: "Security activity" })).toContainText("A recovery code was used");

  await signOut(page);
  await password(page, account);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code", { exact: true }).fill(recoveryCodes[0] ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(/This code is not right, or was used before/)).toBeVisible();
});

test("a session left open has to confirm who sits there before two-step sign-in is turned off", async ({ page }) => {
  const account = await signUp(page);
  await turnOn(page);
  await rows("UPDATE sessions s SET authenticated_at = now() - interval '1 hour' FROM users u WHERE u.id = s.user_id AND u.email = $1", [
    account.email,
  ]);
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Turn off" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await dialog.getByLabel("Your password").fill("not the password");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("This password is not right.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(account.password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("No code is asked for when you sign in.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Security activity" })).toContainText("Two-step sign-in turned off");
});

test("an organization that requires two steps opens once they are set up", async ({ page }) => {
  const account = await signUp(page);
  // An open page would leave by itself as soon as it learns of the change.
  await page.goto("about:blank");
  await rows("UPDATE organizations SET second_factor_required = true WHERE slug = $1", [account.organization]);
  await page.goto(account.home);
  await expect(page).toHaveURL("/account/security?required=1");
  await expect(page.getByText("Your organization requires two-step sign-in.")).toBeVisible();
  await turnOn(page);
  await page.goto("/account/security?required=1");
  await page.getByRole("link", { name: "Go on" }).click();
  await page.waitForURL(account.home);
});
