import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { assertDocumentsVisible, getDocument, listPages } from "./queries/get-document";
import { listDocuments } from "./queries/list-documents";
import { visibilityForIndex, visibleDocumentsSql } from "./visibility";

provideTestDatabase();

interface Place {
  id: string;
  open: boolean;
  deleted: boolean;
  members: string[];
}
interface Paper {
  id: string;
  project: Place;
  sensitivity: number;
  departments: string[];
  deleted: boolean;
}

/** Small and repeatable: mulberry32. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const next = random(20261120);
const some = <T>(items: readonly T[], share: number): T[] => items.filter(() => next() < share);
const pick = (count: number) => Math.floor(next() * count);

let tenant: Tenant;
let readers: TenantContext[];
let papers: Paper[];

/** The rule once more, in plain words: same project, level and department. */
function maySee(ctx: TenantContext, paper: Paper): boolean {
  const { project } = paper;
  if (paper.deleted || project.deleted) return false;
  if (!project.open && !(ctx.userId && project.members.includes(ctx.userId))) return false;
  if (paper.sensitivity > ctx.clearance) return false;
  return paper.departments.length === 0 || paper.departments.some((id) => ctx.departments.includes(id));
}

beforeAll(async () => {
  tenant = await createTenant();
  const { organizationId, workspaceId } = tenant;
  const scope = { organizationId, workspaceId };
  const departments = ["Legal", "Finance", "Site"].map((name) => ({ id: newId(), name, organizationId }));
  await inUnscoped((db) => db.department.createMany({ data: departments }));
  const ids = departments.map((department) => department.id);
  readers = [];
  for (let n = 0; n < 12; n++) readers.push(await addMember(tenant, "viewer", { clearance: pick(4), departments: some(ids, 0.4) }));
  const users = readers.flatMap((reader) => reader.userId ?? []);
  // A program without a person, and someone who lost his departments.
  readers.push(mintTenantContext({ ...tenant.owner, userId: null }), mintTenantContext({ ...tenant.owner, departments: [] }));
  const projects: Place[] = Array.from({ length: 5 }, (_, n) => ({ id: newId(), open: n % 2 === 0, deleted: n === 4, members: some(users, 0.5) }));
  papers = Array.from({ length: 60 }, () => ({
    id: newId(),
    project: projects[pick(projects.length)] ?? { id: "", open: true, deleted: false, members: [] },
    sensitivity: pick(4),
    departments: next() < 0.5 ? [] : some(ids, 0.5),
    deleted: next() < 0.15,
  }));
  await inUnscoped(async (db) => {
    const deletedAt = new Date();
    await db.project.createMany({ data: projects.map((p, n) => ({ ...scope, id: p.id, slug: `p${n}`, name: `P${n}`, access: p.open ? "open" : "members", deletedAt: p.deleted ? deletedAt : null })) });
    await db.projectMember.createMany({ data: projects.flatMap((p) => p.members.map((userId) => ({ ...scope, projectId: p.id, userId }))) });
    await db.document.createMany({
      data: papers.map((p) => ({ ...scope, id: p.id, projectId: p.project.id, name: "paper", sensitivity: p.sensitivity, currentVersionId: p.id, latestVersionId: p.id, deletedAt: p.deleted ? deletedAt : null })),
    });
    const version = { number: 1, originalName: "paper", kind: "txt", mimeType: "text/plain", size: 1n, storageKey: "none" };
    await db.documentVersion.createMany({ data: papers.map((p) => ({ ...scope, ...version, id: p.id, documentId: p.id, sha256: p.id })) });
    await db.documentDepartment.createMany({ data: papers.flatMap((p) => p.departments.map((departmentId) => ({ ...scope, documentId: p.id, departmentId }))) });
  });
});

const sorted = (ids: Iterable<string>) => [...ids].sort();

describe("who may see which document", () => {
  it("the sample holds both answers for everybody", () => {
    const counts = readers.map((ctx) => papers.filter((paper) => maySee(ctx, paper)).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThan(papers.length);
    expect(new Set(counts).size).toBeGreaterThan(4);
  });

  it("the SQL, the list and the count are one rule", async () => {
    for (const ctx of readers) {
      const expected = sorted(papers.filter((paper) => maySee(ctx, paper)).map((paper) => paper.id));
      await inTenant(ctx, async (tx) => {
        const bySql = await tx.db.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT d.id FROM documents d JOIN projects p ON p.id = d.project_id WHERE ${visibleDocumentsSql(ctx)}`);
        const listed = await listDocuments(tx, { limit: 100 });
        expect(sorted(bySql.map((row) => row.id))).toEqual(expected);
        expect(sorted(listed.data.map((row) => row.id))).toEqual(expected);
        expect(listed.total).toBe(expected.length);
      });
    }
  });

  it("opening one by one says the same", async () => {
    for (const ctx of readers.slice(0, 4)) {
      await inTenant(ctx, async (tx) => {
        for (const paper of papers) {
          const seen = [getDocument(tx, paper.id), listPages(tx, { documentId: paper.id }), assertDocumentsVisible(tx, [paper.id])];
          for (const run of seen) expect(await run.then(() => true, (error: unknown) => (error as { code: string }).code)).toBe(maySee(ctx, paper) || "not_found");
        }
      });
    }
  });

  it("all or none of several", async () => {
    const [ctx] = readers;
    if (!ctx) throw new Error("no reader");
    const seen = papers.filter((paper) => maySee(ctx, paper)).map((paper) => paper.id);
    const hidden = papers.find((paper) => !maySee(ctx, paper))?.id ?? "";
    await inTenant(ctx, (tx) => assertDocumentsVisible(tx, [...seen, ...seen]));
    await expect(inTenant(ctx, (tx) => assertDocumentsVisible(tx, [...seen, hidden]))).rejects.toMatchObject({ code: "not_found" });
  });

  it("the index's filter is no narrower", async () => {
    for (const ctx of readers) {
      const filter = await visibilityForIndex(ctx);
      for (const paper of papers.filter((one) => maySee(ctx, one))) {
        expect(filter.projectIds).toContain(paper.project.id);
        expect(paper.sensitivity).toBeLessThanOrEqual(filter.maxSensitivity);
        if (paper.departments.length > 0) expect(paper.departments.some((id) => filter.departmentIds.includes(id))).toBe(true);
      }
    }
  });

  it("the trash follows the same rule", async () => {
    for (const ctx of readers) {
      const expected = papers.filter((paper) => paper.deleted && maySee(ctx, { ...paper, deleted: false })).map((paper) => paper.id);
      const listed = await inTenant(ctx, (tx) => listDocuments(tx, { trashed: true, limit: 100 }));
      expect(sorted(listed.data.map((row) => row.id))).toEqual(sorted(expected));
    }
  });

  it("another tenant sees none of it, whatever his clearance", async () => {
    const stranger = (await createTenant("Stranger")).owner;
    await inTenant(stranger, async (tx) => {
      expect((await listDocuments(tx, { limit: 100 })).total).toBe(0);
      for (const paper of papers.slice(0, 5)) await expect(getDocument(tx, paper.id)).rejects.toMatchObject({ code: "not_found" });
    });
  });
});
