import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { addApiKey, addMember, placeOf } from "../fixtures/access";
import { createAccount, requestsOf, signIn } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { documentsReady } from "../fixtures/documents";
import { baseURL } from "../fixtures/installation";

async function enter(page: Page, person: { email: string; password: string }, home: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(home)}`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === home);
}

/** Resolves when the server ends the stream; answers with what it had sent. */
async function streamOf(session: APIRequestContext, url: string): Promise<{ ended: Promise<string> }> {
  const { cookies } = await session.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const response = await fetch(new URL(url, baseURL), { headers: { cookie, accept: "text/event-stream" } });
  expect(response.status).toBe(200);
  return { ended: response.text() };
}

test("a suspended member's open page, API key and stream end, and come back with him", async ({ page, browser }) => {
  const owner = await createAccount(browser);
  const place = await placeOf(owner);
  const member = { ...(await addMember(place, "editor")), password: owner.password };
  const key = await addApiKey({ ...place, userId: member.userId });
  const session = await signIn(member);
  // The stream would tell of the sample's documents while they are read.
  await documentsReady(await requestsOf(owner), owner);
  const stream = await streamOf(session, `/api/events${owner.home}`);
  const program = () => fetch(new URL("/api/v1/me", baseURL), { headers: { authorization: `Bearer ${key}` } }).then((response) => response.status);
  expect(await program()).toBe(200);

  const theirs = await browser.newContext({ baseURL });
  const open = await theirs.newPage();
  await enter(open, member, owner.home);
  await open.goto(`${owner.home}/data-room`);
  await expect(open.getByRole("heading", { name: "Data room", level: 1 })).toBeVisible();

  await page.context().addCookies(owner.state.cookies);
  await page.goto(`/${owner.organization}/settings/members`);
  await page.getByRole("row", { name: /Rhea Reader/ }).click();
  const sheet = page.getByRole("dialog", { name: "Rhea Reader" });
  await sheet.getByRole("button", { name: "Suspend" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(sheet.getByRole("button", { name: "Reactivate" })).toBeVisible();

  await expect(open.getByRole("heading", { name: "Data room", level: 1 })).toBeHidden({ timeout: 15_000 });
  expect(await stream.ended).not.toContain("event: ");
  expect(await program()).toBe(401);
  expect((await session.get(`/api/documents${owner.home}`)).status()).toBe(404);

  await rows("UPDATE organization_members SET suspended_at = NULL WHERE user_id = $1", [member.userId]);
  expect(await program()).toBe(200);
  await open.goto(`${owner.home}/data-room`);
  await expect(open.getByRole("heading", { name: "Data room", level: 1 })).toBeVisible();
  await theirs.close();
  await session.dispose();
});

test("a document that is made confidential is gone from the next search, answer and old conversation", async ({ browser }) => {
  const owner = await createAccount(browser);
  const place = await placeOf(owner);
  const member = { ...(await addMember(place, "viewer")), password: owner.password };
  const session = await signIn(member);
  const listed = async () => ((await (await session.get(`/api/documents${owner.home}?limit=100`)).json()) as { data: { id: string; name: string }[]; total: number }).data;
  await expect.poll(async () => (await listed()).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [document] = await listed();
  await rows("UPDATE documents SET sensitivity = 3 WHERE id = $1", [document?.id]);
  expect((await listed()).map((one) => one.id)).not.toContain(document?.id);
  expect((await session.get(`/api/files${owner.home}/${document?.id}`)).status()).toBe(404);
  await session.dispose();
});
