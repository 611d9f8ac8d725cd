import { expect } from "@playwright/test";
import { comparable, keyCaller, send, targetsOf } from "./caller";
import { test } from "./cast";
import { type Ids, unknownIds } from "./expectation";
import { ROUTES } from "./expectations";
import { apiRoutes } from "./route-files";

test("every route is listed with who may call it", () => {
  expect(apiRoutes().sort()).toEqual(Object.keys(ROUTES).sort());
});

const guarded = Object.entries(ROUTES).filter(([, { access }]) => access !== "public");

for (const [route, { access, viewer }] of guarded) {
  test.describe(route, () => {
    test("refuses who is not signed in, and keys that no longer hold", async ({ cast }) => {
      const callers = [
        await keyCaller(),
        await keyCaller("mun_not-a-key"),
        await keyCaller(cast.keys.expired),
        await keyCaller(cast.keys.revoked),
      ];
      for (const caller of callers) {
        for (const target of targetsOf(route, cast.ids, cast.victim)) {
          const answer = await send(caller, target);
          expect(answer.status(), target.url).toBe(401);
          expect(await answer.text()).not.toContain(cast.ids.documentId);
        }
      }
    });

    test("a stranger learns nothing, not even that it exists", async ({ cast }) => {
      const caller = access === "key" ? await keyCaller(cast.keys.stranger) : { requests: cast.requests.stranger };
      // With the victim's address, then with his own address and the victim's ids. Keys and accounts have no address.
      const places = access === "session" ? [cast.victim, cast.stranger] : [cast.stranger];
      for (const place of places) {
        const real = targetsOf(route, cast.ids, place);
        const unknown = targetsOf(route, unknownIds(), place);
        for (const [index, target] of real.entries()) {
          const other = unknown[index];
          if (!other) throw new Error("Calls differ");
          const foreign = place === cast.victim;
          if (foreign || target.url !== other.url || JSON.stringify(target.call) !== JSON.stringify(other.call)) {
            const [seen, reference] = [await comparable(await send(caller, target)), await comparable(await send(caller, other))];
            expect(seen, `${target.method} ${target.url}`).toEqual(reference);
            expect([404, 200]).toContain(seen.status);
            if (foreign) expect(seen.status).toBe(404);
            for (const secret of cast.secrets) expect(seen.body).not.toContain(secret);
          }
        }
      }
    });

    // What he does with his own account is his.
    if (access === "account") return;

    test(viewer === "forbidden" ? "a viewer is told that his role does not allow it" : "a viewer may", async ({ cast }) => {
      const caller = access === "key" ? await keyCaller(cast.keys.viewer) : { requests: cast.requests.viewer };
      for (const target of targetsOf(route, cast.ids, cast.victim)) {
        if (target.url.includes("/api/events/")) continue;
        const status = (await send(caller, target)).status();
        if (viewer === "forbidden") expect(status, target.url).toBe(403);
        // 409: what he may do has nothing to do here, such as an archive of an empty folder.
        else expect([200, 201, 404, 409], target.url).toContain(status);
      }
    });
  });
}

for (const [route, { access, calls }] of guarded) {
  const names = (ids: Ids) => JSON.stringify(calls(ids)).includes(ids.documentId);
  if (!names(unknownIds())) continue;
  test(`${route}: a document above one's clearance is as absent as an unknown one`, async ({ cast }) => {
    const caller = access === "key" ? await keyCaller(cast.keys.memberViewer) : { requests: cast.requests.viewer };
    const ids = unknownIds();
    const reference = targetsOf(route, ids, cast.victim);
    for (const [index, target] of targetsOf(route, { ...ids, documentId: cast.confidentialId }, cast.victim).entries()) {
      const other = reference[index];
      if (!other || JSON.stringify(target) === JSON.stringify(other)) continue;
      const [seen, unknown] = [await comparable(await send(caller, target)), await comparable(await send(caller, other))];
      expect(seen, target.url).toEqual(unknown);
      expect([403, 404]).toContain(seen.status);
    }
  });
}

test("nothing of the victim's was changed", async ({ cast }) => {
  const owner = await keyCaller(cast.keys.victim);
  for (const route of ["GET /api/v1/documents/[documentId]", "GET /api/v1/documents/[documentId]/content"]) {
    const [first] = targetsOf(route, cast.ids, cast.victim);
    if (first) expect((await send(owner, first)).status()).toBe(200);
  }
});
