import { expect } from "@playwright/test";
import { signIn } from "../fixtures/account";
import { test } from "../fixtures/workspace-test";

test("an API key is made, used, and refused from its revocation on", async ({ page, account, playwright, baseURL }) => {
  await page.goto(`${account.home}/settings/api-keys`);
  await page.getByRole("button", { name: "New API key" }).click();
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("Enter a name.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Nightly import");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog")).toContainText("shown this once");
  const secret =
    /mun_[\w-]{43}/.exec((await page.getByRole("dialog").textContent()) ?? "")?.[0] ??
    (await page.getByLabel("API key", { exact: true }).inputValue());
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("row", { name: "Nightly import" })).toContainText("Active");
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  const program = await playwright.request.newContext({ baseURL: baseURL ?? "", extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  const me = await program.get("/api/v1/me");
  expect(me.status()).toBe(200);
  expect(await me.json()).toMatchObject({ organization: { slug: account.organization }, workspace: { slug: account.workspace } });
  expect((await program.post("/api/v1/projects", { data: { name: "Not allowed" } })).status()).toBe(403);

  await page.getByRole("button", { name: "Revoke Nightly import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row", { name: "Nightly import" })).toContainText("Revoked");
  const refused = await program.get("/api/v1/me");
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ code: "unauthenticated" });
  await program.dispose();
});

test("a session ended in the settings ends at its next request", async ({ page, account }) => {
  const elsewhere = await signIn(account);
  const place = `/api/documents/${account.organization}/${account.workspace}`;
  expect((await elsewhere.get(place)).status()).toBe(200);

  await page.goto("/account/sessions");
  const sessions = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  const before = await sessions.count();
  expect(before).toBeGreaterThan(1);
  await sessions
    .filter({ hasNotText: "This browser" })
    .first()
    .getByRole("button", { name: /^End session/ })
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End session" }).click();
  await expect(sessions).toHaveCount(before - 1);
  const answer = await elsewhere.get(place);
  expect(answer.status()).toBe(401);
  expect((await elsewhere.get(`${account.home}/data-room`)).url()).toContain("/sign-in");
  await page.reload();
  await expect(sessions).toHaveCount(before - 1);
  await elsewhere.dispose();
});
