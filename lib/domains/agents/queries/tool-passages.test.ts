import { beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { passagesOfPage, passagesOfTables } from "./tool-passages";

provideTestDatabase();
provideExtraction();

const ROWS = "Item,Rate\nDoorset FD60S,1250\n";
let tenant: Tenant;
let viewer: TenantContext;
let elsewhere: string;
/** Made first, so that they come first. */
let [secretId, pricesId, otherId] = ["", "", ""];

/** More pieces than a tool reads, before all others of their document's first page. */
async function crowd({ documentId, versionId }: { documentId: string; versionId: string }, generations = 0): Promise<void> {
  const { organizationId, workspaceId } = tenant;
  const { generation } = await inUnscoped((db) => db.documentVersion.findUniqueOrThrow({ where: { id: versionId }, select: { generation: true } }));
  const rows = Array.from({ length: 70 }, (_, at) => ({ id: newId(), organizationId, workspaceId, documentId, versionId, generation: generation + generations, ordinal: 1_000 + at, page: 1, start: -1, end: 0, text: "Doorset FD60S\told" }));
  await inUnscoped((db) => db.chunk.createMany({ data: rows }));
}

beforeAll(async () => {
  tenant = await createTenant();
  viewer = await addMember(tenant, "viewer", { clearance: 1 });
  elsewhere = (await createProject.execute(tenant.owner, { name: "Elsewhere" })).id;
  const secret = await addDocument(tenant.owner, { name: "Secret.csv", text: `${ROWS}Settlement,9\n`, sensitivity: "restricted" });
  const prices = await addDocument(tenant.owner, { name: "Prices.csv", text: ROWS });
  const other = await addDocument(tenant.owner, { name: "Other.csv", text: `${ROWS}Lever,3\n`, projectId: elsewhere });
  for (const { versionId } of [secret, prices, other]) await makeReady(tenant, versionId);
  await crowd(secret);
  await crowd(prices, 1);
  [secretId, pricesId, otherId] = [secret.documentId, prices.documentId, other.documentId];
});

const documentsOf = (passages: readonly { documentId: string }[]) => new Set(passages.map(({ documentId }) => documentId));

describe("what tools find", () => {
  it("is not crowded out by what the reader may not see", async () => {
    expect(documentsOf(await passagesOfTables(viewer, {}, ["FD60S"]))).toEqual(new Set([pricesId, otherId]));
    expect(documentsOf(await passagesOfTables(tenant.owner, {}, ["FD60S"]))).toEqual(new Set([secretId]));
    expect(await passagesOfPage(viewer, {}, { documentId: secretId, page: 1 })).toEqual([]);
  });

  it("nor by another project or other documents", async () => {
    expect(documentsOf(await passagesOfTables(tenant.owner, { projectId: elsewhere }, ["FD60S"]))).toEqual(new Set([otherId]));
    expect(documentsOf(await passagesOfTables(tenant.owner, { documentIds: [pricesId] }, ["FD60S"]))).toEqual(new Set([pricesId]));
    expect(await passagesOfPage(tenant.owner, { projectId: elsewhere }, { documentId: pricesId, page: 1 })).toEqual([]);
  });

  it("nor by pieces that a version was cut into some other time", async () => {
    const page = await passagesOfPage(viewer, {}, { documentId: pricesId, page: 1 });
    expect(page.map(({ text }) => text).join("\n")).toContain("1250");
  });
});
