import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { type ListDocuments, SORTS } from "../schema";
import { listDocuments } from "./list-documents";

provideTestDatabase();

const NAMES = ["alpha.txt", "Alpha.txt", "ALPHA.txt", "100% done.txt", "under_score.txt", "back\u2215slash.txt", "ünder.txt", "Zeta.txt", "beta.txt", "beta.txt", "beta.txt"];
let tenant: Tenant;
let otherProject: string;
beforeAll(async () => {
  tenant = await createTenant();
  otherProject = (await createProject.execute(tenant.owner, { name: "Other" })).id;
  for (const name of NAMES) await addDocument(tenant.owner, { name, ...(name === "Zeta.txt" ? { projectId: otherProject } : {}) });
  // Ties: several documents of one moment.
  await inTenant(tenant.owner, async (tx) => {
    const at = new Date("2026-01-02T03:04:05.678Z");
    await tx.db.document.updateMany({ where: { name: "beta.txt" }, data: { createdAt: at, updatedAt: at } });
    await tx.db.documentVersion.updateMany({ where: { originalName: { in: ["beta.txt", "Zeta.txt"] } }, data: { pageCount: 3 } });
    await tx.db.documentVersion.updateMany({ where: { originalName: "ünder.txt" }, data: { status: "failed", errorCode: "internal", errorMessage: "Broken." } });
  });
});

const list = (args: ListDocuments) => inTenant(tenant.owner, (tx) => listDocuments(tx, args));
const names = async (args: ListDocuments) => (await list(args)).data.map((document) => document.name).sort();

describe("listDocuments", () => {
  it.each(SORTS)("pages of two in the order %s are the whole list, each once, in one order", async (sort) => {
    const whole = await list({ sort });
    expect(whole).toMatchObject({ total: NAMES.length, hasMore: false, nextCursor: null });
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(NAMES.length);
      expect(page.hasMore).toBe(page.nextCursor !== null);
      paged.push(...page.data.map((document) => document.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole.data.map((document) => document.id));
    const skipped = await list({ sort, limit: 3, skip: 4 });
    expect(skipped.data.map((document) => document.id)).toEqual(paged.slice(4, 7));
  });

  it("a page stays where it was when something new arrives before it", async () => {
    const first = await list({ sort: "-created", limit: 4 });
    const late = await addDocument(tenant.owner, { name: "late.txt" });
    const second = await list({ sort: "-created", limit: 4, cursor: first.nextCursor ?? "" });
    const ids = [...first.data, ...second.data].map((document) => document.id);
    expect(new Set(ids).size).toBe(8);
    expect(ids).not.toContain(late.documentId);
    await inTenant(tenant.owner, (tx) => tx.db.document.delete({ where: { id: late.documentId } }));
  });

  it.each([
    ["alpha", ["ALPHA.txt", "Alpha.txt", "alpha.txt"]],
    ["100%", ["100% done.txt"]],
    ["%", ["100% done.txt"]],
    ["r_s", ["under_score.txt"]],
    ["_", ["under_score.txt"]],
    ["\\", []],
    ["'; DROP TABLE documents; --", []],
    ["ÜNDER", ["ünder.txt"]],
  ])("finds %j as written", async (q, expected) => {
    expect(await names({ q })).toEqual(expected);
  });

  it("filters by project and status", async () => {
    expect(await names({ projectId: otherProject })).toEqual(["Zeta.txt"]);
    expect(await names({ status: "failed" })).toEqual(["ünder.txt"]);
    expect(await names({ statuses: ["failed", "ready"] })).toEqual(["ünder.txt"]);
    expect((await list({ status: "failed" })).data[0]?.error).toEqual({ code: "internal", message: "Broken." });
  });

  it("another tenant's project has no documents", async () => {
    const stranger = await createTenant("Stranger");
    await addDocument(stranger.owner);
    expect((await list({ projectId: stranger.projectId })).total).toBe(0);
  });

  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  it.each([
    "nonsense",
    "",
    forged(["2026-01-01T00:00:00Z"]),
    forged(["2026-01-01T00:00:00Z", "not-an-id"]),
    forged(["yesterday, more or less", "01890000-0000-7000-8000-000000000000"]),
    forged(["a\u0000b", "01890000-0000-7000-8000-000000000000"]),
    forged({ length: 2 }),
  ])("refuses the cursor %j in its own words", async (cursor) => {
    for (const sort of cursor === "" ? [] : (["-created", "name"] as const)) {
      const answer = await list({ cursor, sort }).then(() => "listed", (error: unknown) => (error as { code?: string }).code);
      expect(sort === "name" ? ["listed", "invalid_input"] : ["invalid_input"]).toContain(answer);
    }
  });

  it.each([{ limit: 0 }, { limit: 101 }, { skip: -1 }, { sort: "weight" }, { projectId: "x" }, { q: "a\u0000b" }, { owner: "me" }])("refuses %j", async (args) => {
    await expect(list(args as ListDocuments)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
