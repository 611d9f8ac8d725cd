import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { findInDocument } from "./find-in-document";

provideTestDatabase();

const PAGES = ["The Fire Door is rated EI 60.\nThe fire\ndoor closes (50% of the time).", "Nothing here.", "📐 A FIRE DOOR again; a fire-door not. ÄRGER"];
let tenant: Tenant;
let place: { documentId: string; versionId: string };
beforeAll(async () => {
  tenant = await createTenant();
  place = await addDocument(tenant.owner);
  const { organizationId, workspaceId } = tenant;
  await inTenant(tenant.owner, (tx) =>
    tx.db.documentPage.createMany({ data: PAGES.map((text, index) => ({ organizationId, workspaceId, versionId: place.versionId, number: index + 1, kind: "page", text, headings: [] })) }),
  );
});

const find = (query: string) => inTenant(tenant.owner, (tx) => findInDocument(tx, { ...place, query }));
const words = async (query: string) => (await find(query)).matches.map(({ page, start, end }) => `${page}: ${PAGES[page - 1]?.slice(start, end)}`);

describe("findInDocument", () => {
  it("finds words of either case over line ends, in reading order, at their places", async () => {
    expect(await words("fire door")).toEqual(["1: Fire Door", "1: fire\ndoor", "3: FIRE DOOR"]);
    expect(await words("ärger")).toEqual(["3: ÄRGER"]);
    expect(await find("zebra")).toEqual({ matches: [], more: false });
  });

  it.each(["(50% of", "EI 60.", "%", "_", ".*", "\\"])("reads nothing in %j as a pattern", async (query) => {
    const expected = PAGES.reduce((sum, text) => sum + text.split(query).length - 1, 0);
    expect((await find(query)).matches).toHaveLength(expected);
  });

  it("ends at a thousand and says so", async () => {
    const { organizationId, workspaceId } = tenant;
    const many = await addDocument(tenant.owner);
    await inTenant(tenant.owner, (tx) => tx.db.documentPage.create({ data: { organizationId, workspaceId, versionId: many.versionId, number: 1, kind: "page", text: "a ".repeat(1500), headings: [] }, select: { number: true } }));
    const found = await inTenant(tenant.owner, (tx) => findInDocument(tx, { ...many, query: "a" }));
    expect([found.matches.length, found.more]).toEqual([1000, true]);
  });

  it("finds nothing of strangers", async () => {
    const stranger = await createTenant("Stranger");
    await expect(inTenant(stranger.owner, (tx) => findInDocument(tx, { ...place, query: "fire" }))).rejects.toMatchObject({ code: "not_found" });
  });
});
