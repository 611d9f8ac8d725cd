import { beforeAll, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { provideTestDatabase } from "@/scripts/test/database";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addReadyDocument, share, VisitorBrowser } from "@/scripts/test/share-fixture";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { enterRoom } from "./gate/commands/enter-room";
import { recordPageOpened, reportReading } from "./reading";
import type { ShareContext } from "./visits";

provideTestDatabase();
withoutRateLimits();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant("Alder");
});

async function reader(): Promise<{ visit: ShareContext; documentId: string; versionId: string }> {
  const document = await addReadyDocument(tenant.owner);
  const { token } = await share(tenant.owner, { documentIds: [document.documentId] });
  const browser = new VisitorBrowser(token);
  await browser.take(enterRoom, {});
  return { visit: await browser.visit(), ...document };
}

/** As if the visit had last reported so many milliseconds ago. */
const lastReport = (visitId: string, ago: number) => inUnscoped((db) => db.shareVisit.update({ where: { id: visitId }, data: { reportedAt: new Date(Date.now() - ago) } }));
const timesOf = async (visitId: string) => Object.fromEntries((await inUnscoped((db) => db.sharePageView.findMany({ where: { visitId } }))).map((row) => [row.page, row.milliseconds]));

it("pages that were asked for at once open the document once", async () => {
  const { visit, documentId, versionId } = await reader();
  await Promise.all([1, 2, 3, 1].map((page) => recordPageOpened(visit, { documentId, versionId, page })));
  expect(await timesOf(visit.visitId)).toEqual({ 1: 0, 2: 0, 3: 0 });
  const events = await inTenant(tenant.owner, (tx) => tx.db.event.findMany({ where: { type: "share.document-opened", objectId: visit.linkId }, select: { actorKind: true, actorId: true, payload: true } }));
  expect(events).toMatchObject([{ actorKind: "visitor", actorId: visit.visitId, payload: { documentId, versionId } }]);
});

it("no more time is believed than has passed, however many reports come, and none for a page that was not shown", async () => {
  const { visit, documentId, versionId } = await reader();
  await recordPageOpened(visit, { documentId, versionId, page: 1 });
  await lastReport(visit.visitId, 8_000);
  await Promise.all(Array.from({ length: 5 }, () => reportReading(visit, { documentId, pages: [{ page: 1, milliseconds: 3_600_000 }] })));
  const { 1: believed } = await timesOf(visit.visitId);
  expect(believed).toBeGreaterThanOrEqual(8_000);
  expect(believed).toBeLessThan(12_000);
  await lastReport(visit.visitId, 600_000);
  await reportReading(visit, { documentId, pages: [{ page: 1, milliseconds: 600_000 }] });
  expect((await timesOf(visit.visitId))[1]).toBe((believed ?? 0) + 15_000);
  await lastReport(visit.visitId, 8_000);
  expect(await reportReading(visit, { documentId, pages: [{ page: 2, milliseconds: 5_000 }] })).toEqual({ versionId });
  expect(await timesOf(visit.visitId)).toEqual({ 1: (believed ?? 0) + 15_000 });
});

it("less is believed as it is said; without a document it says only that somebody is there", async () => {
  const { visit, documentId, versionId } = await reader();
  await recordPageOpened(visit, { documentId, versionId, page: 3 });
  await lastReport(visit.visitId, 9_000);
  await recordPageOpened(visit, { documentId, versionId, page: 1 });
  await reportReading(visit, { documentId, pages: [{ page: 3, milliseconds: 2_500 }, { page: 2, milliseconds: 500 }, { page: 1, milliseconds: 600_000 }] });
  const { 1: first, 3: third } = await timesOf(visit.visitId);
  expect(third).toBe(2_500);
  expect((first ?? 0) + 3_000).toBeGreaterThanOrEqual(9_000);
  expect((first ?? 0) + 3_000).toBeLessThan(12_000);
  expect(await reportReading(visit, { pages: [] })).toEqual({ versionId: null });
  const other = await addReadyDocument(tenant.owner);
  await expect(reportReading(visit, { documentId: other.documentId, pages: [{ page: 1, milliseconds: 1 }] })).rejects.toMatchObject({ code: "not_found" });
});
