import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { createLink } from "@/lib/domains/sharing/commands/create-link";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addVisit } from "@/scripts/test/sharing-fixture";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { sendVisits } from "./send-visits";

provideTestDatabase();

let tenant: Tenant;
let linkId: string;

beforeAll(async () => {
  tenant = await createTenant();
  const document = await addDocument(tenant.owner, { name: "Plan, final.txt" });
  linkId = (await createLink.execute(tenant.owner, { name: "Bidders / 2026", documentIds: [document.documentId] })).linkId;
  const hostile = { email: '=cmd|"/c calc"!a1@example.com', userAgent: "@SUM(1)\n-2", startedAt: new Date("2026-11-20T09:00:00Z") };
  await addVisit(tenant.owner, linkId, { ...hostile, read: [{ ...document, page: 2, milliseconds: 1_250 }, { ...document, page: 1, milliseconds: 60_000 }] });
  await addVisits(120);
});

async function addVisits(count: number): Promise<void> {
  const { organizationId, workspaceId, owner } = tenant;
  const data = Array.from({ length: count }, (_, at) => ({ id: newId(), organizationId, workspaceId, linkId, tokenHash: newId(), email: `v${at}@example.com`, emailVerifiedAt: new Date() }));
  await inTenant(owner, (tx) => tx.db.shareVisit.createMany({ data }));
}

describe("the visits of a link as CSV", () => {
  it("has a line per page that was read, every visit, and no formula", async () => {
    const response = await sendVisits(tenant.owner, linkId);
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect(response.headers.get("content-disposition")).toContain('filename="Visits of Bidders - 2026.csv"');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString("utf8").slice(1);
    expect(text).toContain('"\'=cmd|""/c calc""!a1@example.com",no,2026-11-20T09:00:00.000Z,');
    expect(text).toContain('"\'@SUM(1)\n\'-2","Plan, final.txt",1,1,60\r\n');
    expect(text).toContain('"Plan, final.txt",1,2,1.3\r\n');
    expect(text.match(/v\d+@example\.com,yes/g)).toHaveLength(120);
    expect(text).not.toMatch(/(^|[,;"\n])[=+@]/m);
  });

  it("is refused without the permission, and absent for strangers", async () => {
    await expect(sendVisits(await addMember(tenant, "viewer"), linkId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendVisits((await createTenant("Stranger")).owner, linkId)).rejects.toMatchObject({ code: "not_found" });
  });
});
