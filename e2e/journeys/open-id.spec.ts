import { expect, type Page, test } from "@playwright/test";
import { type OpenIdServer, startOpenIdServer } from "@/scripts/test/open-id-server";
import { createAccount } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { type Installation, startInstallation } from "../fixtures/second-installation";

let issuer: OpenIdServer;
let installation: Installation;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(150_000);
  issuer = await startOpenIdServer();
  const { clientId, clientSecret } = issuer;
  installation = await startInstallation({
    OIDC_ISSUER: issuer.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: "Northgate",
  });
  issuer.allow(`${installation.url}/api/auth/callback/oidc`);
  issuer.people.set("grace", { sub: "grace", name: "Grace Hopper", email: "grace@northgate.example", email_verified: true });
  issuer.people.set("mallory", { sub: "mallory", name: "Mallory", email: "mallory@northgate.example", email_verified: false });
});

test.afterAll(async () => {
  await installation?.stop();
  await issuer?.stop();
});

/** The issuer has forgotten who was there before, and asks. */
async function throughIssuer(page: Page, button: string, person: string): Promise<void> {
  await page.context().clearCookies({ domain: "127.0.0.1" });
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("link", { name: person, exact: true }).click();
}

async function comeAs(page: Page, person: string): Promise<void> {
  await page.goto(`${installation.url}/sign-in`);
  await throughIssuer(page, "Continue with Northgate", person);
}

test("who comes from the company's issuer is welcomed, makes an organization, and is himself the next time", async ({ page, browser }) => {
  await comeAs(page, "grace");
  await page.waitForURL(`${installation.url}/welcome`);
  await expect(page.getByRole("heading", { name: "Welcome, Grace Hopper" })).toBeVisible();
  await page.getByLabel("Name").fill("Northgate");
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.waitForURL(/\/main$/);
  const home = page.url();
  const [user] = await rows<{ verified: boolean; hash: string | null }>(
    "SELECT email_verified_at IS NOT NULL AS verified, password_hash AS hash FROM users WHERE email = 'grace@northgate.example'",
    [],
    installation.dataDir,
  );
  expect(user).toEqual({ verified: true, hash: null });
  const context = await browser.newContext();
  const again = await context.newPage();
  await comeAs(again, "grace");
  await again.waitForURL(home);
  await context.close();
});

test("an e-mail that the issuer does not confirm makes no account, and who says no there comes back", async ({ page }) => {
  await comeAs(page, "mallory");
  await expect(page.getByText(/does not confirm your e-mail address/)).toBeVisible();
  await comeAs(page, "nobody");
  await expect(page.getByText(/The provider did not sign you in|could not be confirmed/)).toBeVisible();
  expect(await rows("SELECT 1 FROM users WHERE name = 'Mallory'", [], installation.dataDir)).toEqual([]);
});

test("an account is never matched by its e-mail; its owner links the issuer, signs in with it and unlinks it", async ({
  page,
  browser,
}) => {
  const account = await createAccount(browser, "Alder & Sons", installation.url);
  issuer.people.set("ada", { sub: "ada", name: "Ada Reader", email: account.email, email_verified: true });
  await comeAs(page, "ada");
  await expect(page.getByText(/An account with this e-mail exists/)).toBeVisible();

  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(installation.url + account.home);
  await page.goto(`${installation.url}/account/security`);
  await throughIssuer(page, "Link Northgate", "ada");
  await expect(page.getByText("Northgate is linked: from now on it signs you in.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Linked identities" })).toContainText(account.email);

  const context = await browser.newContext();
  const again = await context.newPage();
  await comeAs(again, "ada");
  await again.waitForURL(installation.url + account.home);
  await again.goto(`${installation.url}/account/security`);
  await again.getByRole("button", { name: /^Unlink Northgate/ }).click();
  await again.getByRole("alertdialog").getByRole("button", { name: "Unlink" }).click();
  await expect(again.getByText(/Nothing is linked yet/)).toBeVisible();
  await context.close();
});
