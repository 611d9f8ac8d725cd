import { expect, test } from "@playwright/test";
import { fillSignUp, signIn, signUp } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { textFile } from "../fixtures/files";
import { dropFiles, expectStep, openDataRoom, tray, trayRow } from "../fixtures/tray";

async function endSessions(email: string): Promise<void> {
  await rows("UPDATE sessions SET ended_at = now() FROM users u WHERE u.id = user_id AND u.email = $1", [email]);
}

test("sign out, a wrong password, sign in and back to where one was", async ({ page }) => {
  const account = await signUp(page);
  await page.getByRole("button", { name: /account and appearance/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goBack();
  await page.goto(`${account.home}/data-room`);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`${account.home}/data-room`)}`);

  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail or password is not right. Check both and try again.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  await page.getByLabel("E-mail").fill(`nobody.${account.email}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail or password is not right. Check both and try again.")).toBeVisible();

  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${account.home}/data-room`);
  await expect(page.getByRole("heading", { name: "Data room", level: 1 })).toBeVisible();
});

test("what sign-up does not take is said at the field, and nothing typed is lost", async ({ page }) => {
  const account = await signUp(page);
  await page.context().clearCookies();
  await page.goto("/sign-up");
  await fillSignUp(page, { organization: "A", email: "not an address", password: "short" });
  await expect(page.getByText("Enter your organization's name.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Reader");
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await fillSignUp(page, { organization: "Second try", email: account.email });
  await expect(page.getByText("An account with this e-mail exists. Sign in instead.")).toBeVisible();
  await expect(page).toHaveURL("/sign-up");
});

test("a session ended elsewhere ends at the next request, and a question typed meanwhile is kept", async ({ page }) => {
  const account = await signUp(page);
  await page.goto(`${account.home}/ask`);
  const question = "Which door is next to the stair?";
  await page.getByRole("textbox", { name: "Your question" }).fill(question);
  await endSessions(account.email);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("Your session has ended. Sign in again; your question is kept in the box.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your question" })).toHaveValue(question);
  await page.goto(account.home);
  await expect(page).toHaveURL(/\/sign-in\?/);
});

test("files chosen before the session ended wait in the tray until one is signed in again", async ({ page, context }) => {
  const account = await signUp(page);
  await openDataRoom(page, account.home);
  await endSessions(account.email);
  const file = textFile("Kept.txt", "The file that waited for its owner.");
  await dropFiles(page, [file]);
  await expectStep(page, file.name, "signed-out");
  await expect(trayRow(page, file.name)).toContainText("Kept: sign in again to upload");

  const [other] = await Promise.all([context.waitForEvent("page"), tray(page).getByRole("link", { name: "Sign in again" }).click()]);
  await other.getByLabel("E-mail").fill(account.email);
  await other.getByLabel("Password").fill(account.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.waitForURL(/\/main$/);
  await tray(page).getByRole("button", { name: "Retry", exact: true }).click();
  await expectStep(page, file.name, "ready");
});

test("the token is replaced under an open page; a copy of the old one ends the session", async ({ page, playwright, baseURL }) => {
  const account = await signUp(page);
  const copy = await playwright.request.newContext({ baseURL: baseURL ?? "", storageState: await page.context().storageState() });
  const rotatedAgo = (seconds: number) =>
    rows("UPDATE sessions s SET rotated_at = now() - make_interval(secs => $2) FROM users u WHERE u.id = s.user_id AND u.email = $1", [
      account.email,
      seconds,
    ]);
  const tokenOf = async () => (await page.context().cookies()).find((cookie) => cookie.name.includes("session-token"))?.value;

  await rotatedAgo(900);
  const before = await tokenOf();
  expect(await page.evaluate(async () => (await fetch("/api/auth/refresh")).status)).toBe(204);
  expect(await tokenOf()).not.toBe(before);
  expect((await copy.get("/account")).url()).toContain("/account");

  await rotatedAgo(61);
  expect((await page.request.get("/account")).url()).toContain("/account");
  expect((await copy.get("/account")).url()).toContain("/sign-in");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get("/api/auth/refresh")).status()).toBe(401);
  await copy.dispose();
});

test("signing out everywhere else leaves this browser alone", async ({ page }) => {
  const account = await signUp(page);
  const others = [await signIn(account), await signIn(account)];
  await page.goto("/account/sessions");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
  for (const other of others) {
    expect((await other.get("/account")).url()).toContain("/sign-in");
    await other.dispose();
  }
});
