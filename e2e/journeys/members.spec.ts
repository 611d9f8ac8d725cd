import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { type Account, createAccount, requestsOf } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { documentsReady } from "../fixtures/documents";
import { baseURL } from "../fixtures/installation";

const PASSWORD = "a reader of plans 1880";

/** Without a mail server the operator hands links over: the link of the newest mail to this address, from his outbox. */
async function linkFor(page: Page, owner: Account, email: string): Promise<string> {
  await rows("UPDATE users SET is_operator = true WHERE email = $1", [owner.email]);
  await page.goto("/ops/outbox");
  await page.getByRole("row", { name: new RegExp(email) }).getByRole("link").click();
  const link = await page.getByLabel("Link in this mail").inputValue();
  expect(link).toContain("/invitation/");
  return link;
}

async function openMember(page: Page, owner: Account, name: string) {
  await page.goto(`/${owner.organization}/settings/members`);
  await page.getByRole("row", { name: new RegExp(name) }).click();
  const sheet = page.getByRole("dialog", { name });
  await expect(sheet).toBeVisible();
  return sheet;
}

test("invite by e-mail, accept in a second browser, a limited view, another role, suspended", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const owner = await createAccount(browser);
  const documents = await documentsReady(await requestsOf(owner), owner);
  const confidential = documents.find((document) => document.sensitivity === "confidential");
  const internal = documents.find((document) => document.sensitivity === "internal");
  if (!confidential || !internal) throw new Error("The sample has no document of each level");
  const email = `nora.${randomUUID().slice(0, 12)}@example.com`;
  await page.context().addCookies(owner.state.cookies);

  await page.goto(`/${owner.organization}/settings/members`);
  await page.getByRole("link", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite by e-mail" });
  await dialog.getByLabel("E-mail addresses").fill(`${email}, ${owner.email}`);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("These addresses belong to members already.")).toBeVisible();
  await page.getByRole("dialog").getByText("Close", { exact: true }).click();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("Open");
  const link = await linkFor(page, owner, email);

  const theirs = await browser.newContext({ baseURL });
  const guest = await theirs.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: /^Join / })).toBeVisible();
  await expect(guest.getByLabel("E-mail")).toHaveValue(email);
  await guest.getByLabel("Your name").fill("Nora New");
  await guest.getByLabel("Password").fill(PASSWORD);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await guest.waitForURL((url) => url.pathname === owner.home);

  await guest.goto(`${owner.home}/data-room`);
  await expect(guest.getByText(internal.name).first()).toBeVisible();
  await expect(guest.getByText(confidential.name)).toHaveCount(0);
  await guest.goto(`/${owner.organization}/settings/members`);
  await expect(guest.getByRole("grid", { name: "Members" })).toHaveCount(0);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Invitation not valid" })).toBeVisible();

  const sheet = await openMember(page, owner, "Nora New");
  await sheet.getByLabel("Role in the organization").click();
  await page.getByRole("option", { name: /^Admin/ }).click();
  await sheet.getByRole("button", { name: "Change role" }).click();
  await expect(sheet.getByRole("button", { name: "Change role" })).toBeDisabled();
  await expect(async () => {
    await guest.goto(`/${owner.organization}/settings/members`);
    await expect(guest.getByRole("grid", { name: "Members" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });

  const again = await openMember(page, owner, "Nora New");
  await again.getByRole("button", { name: "Suspend" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(again.getByRole("button", { name: "Reactivate" })).toBeVisible();
  await guest.goto(`${owner.home}/data-room`);
  await expect(guest.getByRole("heading", { name: "Data room", level: 1 })).toHaveCount(0);
  await theirs.close();
});

test("a link that opens nothing says so, whatever it once was", async ({ page }) => {
  for (const token of ["x", "A".repeat(43), randomUUID()]) {
    await page.goto(`/invitation/${token}`);
    await expect(page.getByRole("heading", { name: "Invitation not valid" })).toBeVisible();
  }
});

test("a custom role is made, changed box by box and kept while somebody holds it", async ({ page, browser }) => {
  const owner = await createAccount(browser);
  await page.context().addCookies(owner.state.cookies);
  await page.goto(`/${owner.organization}/settings/roles`);
  const section = page.getByRole("region", { name: "Roles in the organization" });
  await section.getByRole("button", { name: "New role" }).click();
  const dialog = page.getByRole("dialog", { name: "New role of the organization" });
  await dialog.getByLabel("Name", { exact: true }).fill("Auditor");
  await dialog.getByRole("button", { name: "Create role" }).click();
  const box = section.getByRole("checkbox", { name: "Auditor: Read the audit log" });
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(section.getByRole("checkbox", { name: "Auditor: Verify the audit log's chain" })).toBeFocused();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
  await page.reload();
  await expect(box).toBeChecked();
});
