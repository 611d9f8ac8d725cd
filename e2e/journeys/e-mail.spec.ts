import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page, request } from "@playwright/test";
import { linkIn, type ReceivedMail, startMailServer, type TestMailServer } from "@/scripts/test/mail-server";
import { fillSignUp, signUp } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { type Installation, startInstallation } from "../fixtures/second-installation";

interface Mailing {
  installation: Installation;
  server: TestMailServer;
}

const PASSWORD = "muniment room 1880";

/** An installation that sends mail to a server of ours. */
const test = base.extend<object, { mailing: Mailing }>({
  mailing: [
    async ({ browserName: _ }, use) => {
      const server = await startMailServer();
      const installation = await startInstallation({ SMTP_URL: server.url, MAIL_FROM: "Muniment <archive@example.org>" });
      await use({ installation, server });
      await installation.stop();
      await server.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: ({ mailing }, provide) => provide(mailing.installation.url),
});

test.describe.configure({ mode: "serial" });

const address = () => `ada.${randomUUID().slice(0, 12)}@example.com`;

/** The newest mail to an address with these words in its subject. */
async function mailTo({ server }: Mailing, to: string, subject: string, count = 1): Promise<ReceivedMail> {
  const found = () => server.mails.filter((mail) => mail.to.includes(to) && mail.headers["subject"]?.includes(subject));
  await expect.poll(() => found().length, { timeout: 20_000, message: `mail “${subject}” to ${to}` }).toBe(count);
  const mail = found().at(-1);
  if (!mail) throw new Error("The mail went away");
  return mail;
}

async function askToSignUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await fillSignUp(page, { organization: "Alder & Sons", email, password: PASSWORD });
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

async function confirmed(page: Page, mailing: Mailing, email: string): Promise<void> {
  await askToSignUp(page, email);
  await page.goto(linkIn(await mailTo(mailing, email, "Confirm your Muniment account")));
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm account" }).click();
  await page.waitForURL(/\/[^/]+\/main$/);
}

async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([]);
}

const first = address();

test("sign up, confirm by the mailed link, and be the operator", async ({ page, mailing }) => {
  test.setTimeout(120_000);
  await askToSignUp(page, first);
  await expectAccessible(page);
  const mail = await mailTo(mailing, first, "Confirm your Muniment account");
  expect(mail.from).toBe("archive@example.org");
  expect(mail.html).toContain("Confirm account");
  const link = linkIn(mail);
  expect(link.startsWith(`${mailing.installation.url}/sign-up/confirm/`)).toBe(true);
  expect(await rows("SELECT 1 FROM users WHERE email = $1", [first], mailing.installation.dataDir)).toEqual([]);

  await test.step("looking at the link, as mail scanners do, uses nothing up and tells nobody", async () => {
    for (let look = 0; look < 3; look++) {
      const answer = await page.goto(link);
      expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
      expect(answer?.headers()["cache-control"]).toContain("no-store");
    }
    await expectAccessible(page);
  });

  await test.step("the password chosen at sign-up is asked for", async () => {
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Confirm account" }).click();
    await expect(page.getByText("This is not the password that was chosen at sign-up.")).toBeVisible();
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Confirm account" }).click();
    await page.waitForURL(/\/[^/]+\/main$/);
  });

  await test.step("the used link says so", async () => {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  });

  await test.step("the first person sees the outbox, without the text of what was sent", async () => {
    await page.goto("/ops/outbox");
    const row = page.getByRole("row", { name: new RegExp(first) });
    await expect(row).toContainText("Sent");
    await expectAccessible(page);
    await row.getByRole("link").click();
    await expect(page.getByText("The text is erased once a mail was sent")).toBeVisible();
    await expect(page.getByText(link)).toHaveCount(0);
  });
});

test("an address that is taken looks like one that is free; its owner alone learns more", async ({ page, mailing }) => {
  await askToSignUp(page, first);
  const notice = await mailTo(mailing, first, "You already have a Muniment account");
  expect(linkIn(notice)).toBe(`${mailing.installation.url}/sign-in`);
});

test("a second person is no operator: his pages do not exist", async ({ page, mailing }) => {
  await confirmed(page, mailing, address());
  for (const path of ["/ops/outbox", `/ops/outbox/${randomUUID()}`]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
  }
});

test("forgotten password: link, new password, sign in", async ({ page, browser, mailing }) => {
  test.setTimeout(120_000);
  const { installation } = mailing;
  const elsewhere = await (await browser.newContext({ baseURL: installation.url })).newPage();
  await signInWith(elsewhere, first, PASSWORD);
  await elsewhere.waitForURL(/\/main$/);

  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(first);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await expectAccessible(page);
  const link = linkIn(await mailTo(mailing, first, "Set a new password"));
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await page.getByLabel("New password").fill("another muniment room");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible();
  await mailTo(mailing, first, "Your password was changed");

  await elsewhere.goto("/home");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await signInWith(page, first, PASSWORD);
  await expect(page.getByText("E-mail or password is not right. Check both and try again.")).toBeVisible();
  await signInWith(page, first, "another muniment room");
  await page.waitForURL(/\/main$/);
});

test("an unknown address is answered the same, and no mail goes out", async ({ page, mailing }) => {
  const nobody = address();
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(nobody);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const waiting = () => rows("SELECT 1 FROM outgoing_mails WHERE recipient = $1", [nobody], mailing.installation.dataDir);
  await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(0);
  expect(mailing.server.mails.filter((mail) => mail.to.includes(nobody))).toEqual([]);
});

test("a forged Host changes no mailed link", async ({ page, mailing }) => {
  const { installation, server } = mailing;
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(first);
  const [sent] = await Promise.all([
    page.waitForRequest((asked) => asked.method() === "POST" && "next-action" in asked.headers()),
    page.getByRole("button", { name: "Send link" }).click(),
  ]);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const { "next-action": action = "", "content-type": type = "" } = sent.headers();
  const attacker = await request.newContext();
  const forgeries: Record<string, string>[] = [
    { host: "evil.example" },
    { "x-forwarded-host": "evil.example" },
    { host: "evil.example", "x-forwarded-host": "evil.example" },
  ];
  for (const forged of forgeries) {
    const headers = { "next-action": action, "content-type": type, origin: "http://evil.example", ...forged };
    await attacker.post(`${installation.url}/forgot-password`, { headers, data: sent.postDataBuffer() ?? "", failOnStatusCode: false });
  }
  await attacker.dispose();
  const drafts = () => rows("SELECT 1 FROM outgoing_mails WHERE status IN ('draft', 'queued')", [], installation.dataDir);
  await expect.poll(async () => (await drafts()).length, { timeout: 20_000 }).toBe(0);
  const mails = server.mails.filter((mail) => mail.headers["subject"] === "Set a new password");
  expect(mails.length).toBeGreaterThan(1);
  for (const mail of mails) expect(new URL(linkIn(mail)).origin).toBe(installation.url);
});

/** What the operator does where no mail is sent: opens the newest mail to an address and hands its link over. */
async function linkFromOutbox(page: Page, to: string, subject: string): Promise<string> {
  const row = page.getByRole("row", { name: `${subject}, to ${to}` }).first();
  await expect(async () => {
    await page.goto("/ops/outbox");
    await expect(row).toContainText("Kept here", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { name: subject })).toBeVisible();
  return page.getByLabel("Link in this mail").inputValue();
}

base("without a mail server the operator hands links over: verify, change the password, change the address", async ({ page }) => {
  base.setTimeout(120_000);
  const account = await signUp(page);
  await rows("UPDATE users SET is_operator = true WHERE email = $1", [account.email]);

  await base.step("the banner asks to verify the address until it is", async () => {
    await page.goto("/account/security");
    await page.getByRole("button", { name: "Send link" }).first().click();
    await expect(page.getByText("the link lies in its operator’s outbox")).toBeVisible();
    await page.goto(await linkFromOutbox(page, account.email, "Verify your e-mail address"));
    await page.getByRole("button", { name: "Verify e-mail" }).click();
    await expect(page.getByRole("heading", { name: "Your e-mail is verified" })).toBeVisible();
    await page.goto("/account/security");
    await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
    await expect(page.getByText("Verify your e-mail.")).toHaveCount(0);
  });

  await base.step("a new password needs the present one", async () => {
    await page.getByLabel("Current password").fill("not the password");
    await page.getByLabel("New password").fill("another muniment room");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("This is not your current password. Nothing was changed.")).toBeVisible();
    await page.getByLabel("Current password").fill(account.password);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
  });

  await base.step("a new address counts once its link was opened", async () => {
    const email = address();
    await page.getByLabel("New e-mail").fill(email);
    await page.locator("#e-mail").getByRole("button", { name: "Send link" }).click();
    await expect(page.getByText("a link to confirm it lies in the operator’s outbox")).toBeVisible();
    await page.goto(await linkFromOutbox(page, email, "Confirm your new e-mail address"));
    await page.getByRole("button", { name: "Use this address" }).click();
    await expect(page.getByRole("heading", { name: "Your address is changed" })).toBeVisible();
    await linkFromOutbox(page, account.email, "Your e-mail address was changed");
    await page.context().clearCookies();
    await signInWith(page, email, "another muniment room");
    await page.waitForURL(/\/main$/);
  });
});
