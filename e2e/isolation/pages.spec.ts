import { type APIRequestContext, expect, request } from "@playwright/test";
import { baseURL } from "../fixtures/installation";
import { test } from "./cast";
import { PAGES, unknownIds } from "./expectations";
import { workspacePages } from "./route-files";

test("every page behind the sign-in is listed", () => {
  expect(workspacePages().sort()).toEqual(Object.keys(PAGES).sort());
});

/** How a page says "not found" whose frame has already been sent. */
const STREAMED_NOT_FOUND = "NEXT_HTTP_ERROR_FALLBACK;404";

const open = (requests: APIRequestContext, url: string) => requests.get(url, { maxRedirects: 0, headers: { accept: "text/html" } });

for (const [page, { at, viewer }] of Object.entries(PAGES)) {
  test(`${page}: who is not signed in is sent to sign in, and back`, async ({ cast }) => {
    const anonymous = await request.newContext({ baseURL });
    const url = at ? cast.victim.home + at(cast.ids) : page;
    const answer = await open(anonymous, url);
    expect(answer.status()).toBe(307);
    expect(answer.headers()["location"]).toBe(`/sign-in?next=${encodeURIComponent(url)}`);
    for (const secret of cast.secrets) if (!url.includes(secret)) expect(await answer.text()).not.toContain(secret);
  });

  if (!at) continue;

  test(`${page}: a stranger's address and ids are as absent as unknown ones`, async ({ cast }) => {
    const { stranger } = cast.requests;
    const foreign = await open(stranger, cast.victim.home + at(cast.ids));
    expect([404, 307]).toContain(foreign.status());
    if (foreign.status() === 307) expect((await stranger.get(cast.victim.home + at(cast.ids))).status()).toBe(404);
    for (const word of ["Alder Court", cast.victim.email, "Victim &amp; Sons"]) expect(await foreign.text()).not.toContain(word);
    const [real, unknown] = [at(cast.ids), at(unknownIds())];
    if (real === unknown) return;
    const own = await open(stranger, cast.stranger.home + real);
    const nobody = await open(stranger, cast.stranger.home + unknown);
    expect(own.status()).toBe(nobody.status());
    expect(visible(await own.text())).toBe(visible(await nobody.text()));
  });

  test(`${page}: a viewer ${viewer === "allowed" ? "may open it" : "does not find it"}`, async ({ cast }) => {
    const answer = await cast.requests.viewer.get(cast.victim.home + at(cast.ids), { headers: { accept: "text/html" } });
    const absent = answer.status() === 404 || (await answer.text()).includes(STREAMED_NOT_FOUND);
    expect(absent).toBe(viewer === "not found");
  });
}

/** What a person would read, without scripts, ids and times. */
function visible(html: string): string {
  return html
    .replace(/<(script|style|template)\b[^>]*>[^]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
    .replace(/\s+/g, " ")
    .trim();
}
