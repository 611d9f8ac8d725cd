import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { createFolder } from "../folders/commands/create-folder";
import { moveDocument } from "../organize/commands/move-document";
import { tagDocument } from "../organize/commands/tag-document";
import { type Narrowing, narrowDocuments } from "./narrow-documents";

provideTestDatabase();

let tenant: Tenant;
let outer: string;
beforeAll(async () => {
  tenant = await createTenant();
  const stranger = await createTenant("Stranger");
  outer = (await createFolder.execute(tenant.owner, { name: "Outer" })).id;
  const inner = (await createFolder.execute(tenant.owner, { name: "Inner", parentId: outer })).id;
  for (const name of ["door one.txt", "door two.txt", "roof.txt", "wall.txt"]) {
    const { documentId } = await addDocument(tenant.owner, { name });
    if (name !== "wall.txt") await tagDocument.execute(tenant.owner, { documentId, add: [name.startsWith("door") ? "doors" : "roofs", "all"] });
    if (name.startsWith("door")) await moveDocument.execute(tenant.owner, { documentId, folderId: name.includes("one") ? outer : inner });
    await addDocument(stranger.owner, { name });
  }
  await inTenant(tenant.owner, (tx) => tx.db.documentVersion.updateMany({ where: { originalName: { in: ["roof.txt", "wall.txt"] } }, data: { status: "ready" } }));
});

function found(asked: Narrowing, few?: number): Promise<string[]> {
  return inTenant(tenant.owner, async (tx) => {
    const { filters } = await narrowDocuments(tx, asked, few);
    const rows = await tx.rows<{ name: string }>(Prisma.sql`SELECT d.name FROM documents d WHERE ${Prisma.join(filters, " AND ")} ORDER BY 1`);
    return rows.map((row) => row.name);
  });
}

describe("a filter means the same, however many it finds", () => {
  const [one, two, roof, wall] = ["door one.txt", "door two.txt", "roof.txt", "wall.txt"];
  it.each<[string, () => Narrowing, string[]]>([
    ["a name", () => ({ q: "DOOR" }), [one, two]],
    ["a short name", () => ({ q: "ro" }), [roof]],
    ["a sign that patterns use", () => ({ q: "do_r" }), []],
    ["a tag", () => ({ tags: ["doors"] }), [one, two]],
    ["two tags", () => ({ tags: ["all", "roofs"] }), [roof]],
    ["a status", () => ({ statuses: ["ready"] }), [roof, wall]],
    ["no status", () => ({ statuses: [] }), []],
    ["a kind", () => ({ kind: "txt" }), [one, two, roof, wall]],
    ["a folder with those in it", () => ({ below: outer }), [one, two]],
    ["all of it", () => ({ q: "door", tags: ["all"], statuses: ["queued"], kind: "txt", below: outer }), [one, two]],
  ])("%s", async (_, asked, expected) => {
    for (const few of [undefined, 0, 1, 2, 3]) expect(await found(asked(), few), `few: ${few}`).toEqual(expected);
  });

  it("and finds nothing of another tenant's", async () => {
    const ids = await inTenant(tenant.owner, (tx) =>
      tx.rows<{ id: string }>(Prisma.sql`SELECT muniment_documents_named('%', 100) AS id UNION ALL SELECT muniment_documents_tagged('{}', 100)`),
    );
    const own = await inTenant(tenant.owner, (tx) => tx.rows<{ id: string }>(Prisma.sql`SELECT id FROM documents`));
    expect(new Set(ids.map((row) => row.id))).toEqual(new Set(own.map((row) => row.id)));
    expect(ids).toHaveLength(8);
  });
});
