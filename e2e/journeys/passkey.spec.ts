import { expect, type Page, test } from "@playwright/test";
import { signUp } from "../fixtures/account";
import { rows } from "../fixtures/database";

/** Chromium's own authenticator: as a laptop with a fingerprint reader whose owner always agrees. */
async function addAuthenticator(page: Page): Promise<{ agree: (verified: boolean) => Promise<void> }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { agree: async (isUserVerified) => void (await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified })) };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText(name);
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
}

test("a passkey is added, signs in without a password, is renamed and removed", async ({ page }) => {
  const account = await signUp(page);
  const device = await addAuthenticator(page);
  await addPasskey(page, "Laptop");
  await signOut(page);

  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL(account.home);
  await page.goto("/account/sessions");
  const here = page.getByRole("list", { name: "Sessions" }).getByRole("listitem").filter({ hasText: "This browser" });
  await expect(here).toContainText("with a passkey");
  await expect(here).toContainText("Two steps");

  await page.goto("/account/security");
  await page.getByRole("button", { name: "Rename Laptop" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Desk");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await page.getByRole("button", { name: "Remove Desk" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove passkey" }).click();
  await expect(page.getByText(/No passkey yet/)).toBeVisible();

  // The device still offers it; here it opens nothing.
  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText(/This passkey does not open an account here/)).toBeVisible();
  await device.agree(false);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL("/sign-in");
});

test("the only way in cannot be removed", async ({ page }) => {
  const account = await signUp(page);
  await addAuthenticator(page);
  await addPasskey(page, "Laptop");
  await rows("UPDATE users SET password_hash = NULL WHERE email = $1", [account.email]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove Laptop" })).toBeDisabled();
});

test("who sits there is confirmed with a passkey", async ({ page }) => {
  const account = await signUp(page);
  await addAuthenticator(page);
  await addPasskey(page, "Laptop");
  await rows("UPDATE sessions s SET authenticated_at = now() - interval '1 hour' FROM users u WHERE u.id = s.user_id AND u.email = $1", [
    account.email,
  ]);
  await page.reload();
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("dialog", { name: "Confirm that it is you" }).getByRole("button", { name: "Confirm with a passkey" }).click();
  await expect(page.getByRole("dialog", { name: "Set up two-step sign-in" })).toBeVisible();
});

test("an organization that requires two steps opens with a passkey", async ({ page }) => {
  const account = await signUp(page);
  await addAuthenticator(page);
  await addPasskey(page, "Laptop");
  await rows("UPDATE organizations SET second_factor_required = true WHERE slug = $1", [account.organization]);
  await page.goto(account.home);
  await expect(page).toHaveURL("/account/security?required=1");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("link", { name: "Go on" }).click();
  await page.waitForURL(account.home);
});
