import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { classifyDocument } from "../commands/classify-document";
import { trashDocument } from "../commands/trash-document";
import { uploadDocument } from "../commands/upload-document";
import { copyDocument } from "../organize/commands/copy-document";
import { moveDocument } from "../organize/commands/move-document";
import { listDocuments } from "../queries/list-documents";
import { createFolder } from "./commands/create-folder";
import { countDocumentsIn } from "./queries/folder-contents";

provideTestDatabase();

let tenant: Tenant;
let owner: TenantContext;
let folderId: string;
beforeAll(async () => {
  tenant = await createTenant();
  owner = tenant.owner;
  folderId = (await createFolder.execute(owner, { name: "Numbered" })).id;
});

const upload = async (name: string) => (await uploadDocument.execute(owner, { name, folderId, body: bytes(name) })).id;
const numbers = () => inTenant(owner, async (tx) => (await listDocuments(tx, { folderId, sort: "index" })).data.map((row) => `${row.position} ${row.name}`));
const counted = (ctx: TenantContext) => inTenant(ctx, (tx) => countDocumentsIn(tx, [folderId]));

describe("what lies in a folder", () => {
  it("is numbered in the order it came, however it came, and keeps its number", async () => {
    const [first] = [await upload("a.txt"), await upload("b.txt")];
    const { documentId } = await addDocument(owner, { name: "moved.txt" });
    await moveDocument.execute(owner, { documentId, folderId });
    await copyDocument.execute(owner, { documentId, folderId, name: "copied.txt" });
    expect(await numbers()).toEqual(["1 a.txt", "2 b.txt", "3 moved.txt", "4 copied.txt"]);
    await moveDocument.execute(owner, { documentId: first, folderId: null });
    expect(await numbers()).toEqual(["2 b.txt", "3 moved.txt", "4 copied.txt"]);
    await moveDocument.execute(owner, { documentId: first, folderId });
    expect(await numbers()).toEqual(["2 b.txt", "3 moved.txt", "4 copied.txt", "5 a.txt"]);
    const loose = await inTenant(owner, (tx) => listDocuments(tx, { folderId: "none", ids: [first, documentId] }));
    expect(loose.data).toEqual([]);
  });

  it("gives two that come at once two numbers", async () => {
    await Promise.all(["c.txt", "d.txt", "e.txt"].map(upload));
    const places = (await numbers()).map((row) => row.split(" ")[0]);
    expect(new Set(places).size).toBe(places.length);
  });

  it("is counted for each reader as far as he sees it", async () => {
    const viewer = await addMember(tenant, "viewer", { clearance: 1 });
    expect(await counted(viewer)).toEqual({ [folderId]: 7 });
    const secret = await upload("secret.txt");
    await classifyDocument.execute(owner, { documentId: secret, sensitivity: "restricted" });
    await trashDocument.execute(owner, { documentId: await upload("gone.txt") });
    expect([await counted(viewer), await counted(owner)]).toEqual([{ [folderId]: 7 }, { [folderId]: 8 }]);
    expect(await counted((await createTenant("Stranger")).owner)).toEqual({});
  });
});
