import { expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, bytes, createTenant } from "@/scripts/test/tenant-fixture";
import { listHeadings } from "./queries";

provideTestDatabase();
provideExtraction();

it("headings come from the version that answers, as it is cut now", async () => {
  const tenant = await createTenant();
  const { organizationId, workspaceId } = tenant;
  const { documentId, versionId: first } = await addDocument(tenant.owner, { name: "Doors.md", text: "# Withdrawn settlement\n\nNine million." });
  await makeReady(tenant, first);
  const { versionId } = await uploadVersion.execute(tenant.owner, { documentId, name: "Doors.md", body: bytes("# Fire doors\n\nLobby doors are FD60S.") });
  await makeReady(tenant, versionId);
  const { generation } = await inUnscoped((db) => db.documentVersion.findUniqueOrThrow({ where: { id: versionId }, select: { generation: true } }));
  const stale = { id: newId(), organizationId, workspaceId, documentId, versionId, generation: generation + 1, ordinal: 0, page: 1, start: 0, end: 1, headingPath: ["Half made"], text: "x" };
  await inUnscoped((db) => db.chunk.create({ data: stale }));
  await inUnscoped((db) => db.chunk.create({ data: { ...stale, id: newId(), versionId: first, generation: 99, headingPath: ["Withdrawn settlement"] } }));
  const headings = await inTenant(tenant.owner, (tx) => listHeadings(tx, { documentIds: [documentId] }));
  expect(headings).toEqual([{ documentName: "Doors.md", heading: "Fire doors" }]);
});
