import { expect, type Page, test } from "@playwright/test";
import { addMember, placeOf } from "../fixtures/access";
import { createAccount, signIn } from "../fixtures/account";

// Each test ends or renames something: organizations of their own.
test.describe("an organization from the browser", () => {
  const openSettings = (page: Page, organization: string, place = "") => page.goto(`/${organization}/settings${place}`);

  test("is renamed, and its address stays", async ({ browser }) => {
    const account = await createAccount(browser, "Alder Limited");
    const page = await (await browser.newContext({ storageState: account.state })).newPage();
    await page.goto(account.home);
    await page.getByRole("button", { name: /^Workspace Main of Alder Limited/ }).click();
    await page.getByRole("menuitem", { name: "Organization settings" }).click();
    await page.waitForURL(`**/${account.organization}/settings`);
    await page.getByLabel("Name", { exact: true }).fill("A");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Enter your organization's name.")).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Alder & Partners");
    await page.getByLabel("Jurisdiction").click();
    await page.getByRole("option", { name: "European Union" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: /of Alder & Partners\. Switch/ })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Alder & Partners");
    await page.context().close();
  });

  test("gets a second workspace, which is archived, restored and deleted by name", async ({ browser }) => {
    const account = await createAccount(browser, "Birch Limited");
    const page = await (await browser.newContext({ storageState: account.state })).newPage();
    await openSettings(page, account.organization, "/workspaces?new=1");
    await page.getByLabel("Name").fill("Harbour Works");
    await page.getByRole("button", { name: "Create workspace" }).click();
    await page.waitForURL(`**/${account.organization}/harbour-works`);
    await page.getByRole("button", { name: /^Workspace Harbour Works/ }).click();
    await page.getByRole("menuitem", { name: /Main$/ }).click();
    await page.waitForURL(`**${account.home}`);

    await openSettings(page, account.organization, "/workspaces");
    const row = page.getByRole("row", { name: "Harbour Works" });
    await row.getByRole("button", { name: "Actions for Harbour Works" }).click();
    await page.getByRole("menuitem", { name: "Archive" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("Nothing is erased");
    await page.getByRole("button", { name: "Archive workspace" }).click();
    await expect(row).toHaveCount(0);
    const status = async () => (await page.request.get(`/api/documents/${account.organization}/harbour-works`)).status();
    await expect.poll(status).toBe(404);

    await page.getByRole("link", { name: /^Archived/ }).click();
    await row.getByRole("button", { name: "Actions for Harbour Works" }).click();
    await page.getByRole("menuitem", { name: "Restore" }).click();
    await page.getByRole("button", { name: "Restore workspace" }).click();
    await expect(page.getByText("Nothing is archived")).toBeVisible();
    await expect.poll(status).toBe(200);

    await page.getByRole("link", { name: /^Open/ }).click();
    await row.getByRole("button", { name: "Actions for Harbour Works" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const confirm = page.getByRole("button", { name: "Delete workspace" });
    await expect(confirm).toBeDisabled();
    await page.getByLabel(/Type “Harbour Works”/).fill("Harbour Works");
    await confirm.click();
    await page.getByRole("link", { name: /^In the trash/ }).click();
    await expect(row).toContainText("next month");
    await page.context().close();
  });

  test("has departments, with people in them", async ({ browser }) => {
    const account = await createAccount(browser, "Cedar Limited");
    await addMember(await placeOf(account), "viewer");
    const page = await (await browser.newContext({ storageState: account.state })).newPage();
    await openSettings(page, account.organization, "/departments");
    await expect(page.getByText("No departments yet")).toBeVisible();
    await page.getByRole("button", { name: "New department" }).click();
    await page.getByLabel("Name").fill("Fire safety");
    await page.getByRole("button", { name: "Create department" }).click();
    const row = page.getByRole("row", { name: "Fire safety" });
    await row.getByRole("button", { name: "Actions for Fire safety" }).click();
    await page.getByRole("menuitem", { name: "Members" }).click();
    const dialog = page.getByRole("dialog", { name: "Members of “Fire safety”" });
    await dialog.getByLabel("Find people").fill("Rhea");
    await dialog.getByRole("button", { name: "Find" }).click();
    await dialog.getByRole("checkbox", { name: /^Rhea Reader/ }).check();
    await dialog.getByRole("button", { name: "Save 1 change" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row.getByRole("gridcell", { name: "1 member" })).toBeVisible();
    await page.getByRole("button", { name: "New department" }).click();
    await page.getByLabel("Name").fill("Fire safety");
    await page.getByRole("button", { name: "Create department" }).click();
    await expect(page.getByText(/called “Fire safety” already/).first()).toBeVisible();
    await page.context().close();
  });

  test("is handed over to a member, who is its owner from then on", async ({ browser }) => {
    const account = await createAccount(browser, "Fir Limited");
    const { email } = await addMember(await placeOf(account), "viewer");
    const page = await (await browser.newContext({ storageState: account.state })).newPage();
    await openSettings(page, account.organization);
    await page.getByRole("button", { name: "Hand over", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Hand over “Fir Limited”" });
    await dialog.getByLabel("New owner").click();
    await page.getByRole("option", { name: /^Rhea Reader/ }).click();
    await dialog.getByRole("button", { name: "Hand over ownership" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Hand over", exact: true })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Delete", exact: true })).toHaveCount(0);
    await page.context().close();
    const session = await signIn({ email, password: account.password });
    const settings = await session.get(`/${account.organization}/settings`);
    expect(await settings.text()).toContain("Hand over ownership");
    await session.dispose();
  });

  test("is archived and restored, then deleted only by its name; without it one is welcomed to make another", async ({ browser }) => {
    const account = await createAccount(browser, "Douglas Limited");
    const page = await (await browser.newContext({ storageState: account.state })).newPage();
    await openSettings(page, account.organization);
    await page.getByRole("button", { name: "Archive", exact: true }).click();
    await page.getByRole("button", { name: "Archive organization" }).click();
    await expect(page.getByRole("heading", { name: /is archived$/ })).toBeVisible();
    expect((await page.request.get(`/api/documents/${account.organization}/${account.workspace}`)).status()).toBe(404);
    await page.getByRole("button", { name: "Restore organization" }).click();
    await expect(page.getByLabel("Jurisdiction")).toBeVisible();
    expect((await page.request.get(`/api/documents/${account.organization}/${account.workspace}`)).status()).toBe(200);

    await page.getByRole("button", { name: "Delete", exact: true }).click();
    const confirm = page.getByRole("button", { name: "Delete organization" });
    await page.getByLabel(/Type “Douglas Limited”/).fill("Douglas");
    await expect(confirm).toBeDisabled();
    await page.getByLabel(/Type “Douglas Limited”/).fill("Douglas Limited");
    await confirm.click();
    await expect(page.getByRole("heading", { name: /is deleted$/ })).toBeVisible();
    await page.goto("/home");
    await page.waitForURL("**/welcome");
    await expect(page.getByRole("link", { name: "Restore" })).toHaveAttribute("href", `/${account.organization}/settings`);
    await page.getByLabel("Name", { exact: true }).fill("Elm Limited");
    await page.getByRole("button", { name: "Create organization" }).click();
    await page.waitForURL(/\/elm-limited[^/]*\/main$/);
    await page.context().close();
  });
});
