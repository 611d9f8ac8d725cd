import { type APIRequestContext, expect, request } from "@playwright/test";
import type { Account } from "../fixtures/account";
import { baseURL } from "../fixtures/installation";
import { test } from "./cast";
import { unknownIds } from "./expectation";
import { PAGES } from "./expectations";
import { workspacePages } from "./route-files";

test("every page behind the sign-in is listed", () => {
  expect(workspacePages().sort()).toEqual(Object.keys(PAGES).sort());
});

/** How a page says "not found" whose frame has already been sent. */
const STREAMED_NOT_FOUND = "NEXT_HTTP_ERROR_FALLBACK;404";

const open = (requests: APIRequestContext, url: string) => requests.get(url, { maxRedirects: 0, headers: { accept: "text/html" } });

/** What a page's address begins with: the account's workspace, or its organization. */
const baseOf = (page: string, account: Account) => (page.startsWith("/[org]/[workspace]") ? account.home : `/${account.organization}`);

for (const [page, { at, viewer }] of Object.entries(PAGES)) {
  test(`${page}: who is not signed in is sent to sign in, and back`, async ({ cast }) => {
    const anonymous = await request.newContext({ baseURL });
    const url = at ? baseOf(page, cast.victim) + at(cast.ids) : page;
    const answer = await open(anonymous, url);
    expect(answer.status()).toBe(307);
    expect(answer.headers()["location"]).toBe(`/sign-in?next=${encodeURIComponent(url)}`);
    for (const secret of cast.secrets) if (!url.includes(secret)) expect(await answer.text()).not.toContain(secret);
  });

  if (!at) continue;

  test(`${page}: a stranger's address and ids are as absent as unknown ones`, async ({ cast }) => {
    const { stranger } = cast.requests;
    const foreign = await open(stranger, baseOf(page, cast.victim) + at(cast.ids));
    expect([404, 307]).toContain(foreign.status());
    if (foreign.status() === 307) expect((await stranger.get(baseOf(page, cast.victim) + at(cast.ids))).status()).toBe(404);
    for (const word of ["Alder Court", cast.victim.email, "Victim &amp; Sons"]) expect(await foreign.text()).not.toContain(word);
    const [real, unknown] = [at(cast.ids), at(unknownIds())];
    if (real === unknown) return;
    const own = await open(stranger, baseOf(page, cast.stranger) + real);
    const nobody = await open(stranger, baseOf(page, cast.stranger) + unknown);
    expect(own.status()).toBe(nobody.status());
    expect(visible(await own.text())).toEqual(visible(await nobody.text()));
  });

  test(`${page}: a viewer ${viewer === "allowed" ? "may open it" : "does not find it"}`, async ({ cast }) => {
    const answer = await cast.requests.viewer.get(baseOf(page, cast.victim) + at(cast.ids), { headers: { accept: "text/html" } });
    const absent = answer.status() === 404 || (await answer.text()).includes(STREAMED_NOT_FOUND);
    expect(absent).toBe(viewer === "not found");
  });
}

/**
 * What a person would read, without scripts, ids and times, as a sorted list: a page that streams may send its title
 * before or after its body, as the moment has it.
 */
function visible(html: string): string[] {
  return html
    .replace(/<(script|style|template)\b[^>]*>[^]*?<\/\1>/g, "")
    .split(/<[^>]+>/)
    .map((text) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .sort();
}
