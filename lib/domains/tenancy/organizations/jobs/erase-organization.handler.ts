import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, unscopedRows } from "@/lib/db/unscoped";
import { logger } from "@/lib/kernel/logger";
import { eraseOrganizationFiles, eraseRowsOf, eraseWorkspaceContents } from "../../erasure/erase-contents";
import { RESTORE_DAYS } from "../policy";

/** After it nothing of the organization is left, its log included; the people who belonged to it keep their accounts. */
export async function runEraseOrganization(organizationId: string): Promise<void> {
  const [due] = await unscopedRows(Prisma.sql`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid AND deleted_at <= now() - make_interval(days => ${RESTORE_DAYS}::int)`);
  if (!due) return;
  const workspaces = await unscopedRows<{ id: string }>(Prisma.sql`SELECT id FROM workspaces WHERE organization_id = ${organizationId}::uuid ORDER BY id`);
  for (const { id } of workspaces) await eraseWorkspaceContents({ organizationId, workspaceId: id });
  await eraseOrganizationFiles(organizationId);
  await inUnscoped(async (db) => {
    // In this order: events still to be consulted name rows of the log.
    await db.$executeRaw`DELETE FROM event_outbox WHERE event_id IN (SELECT id FROM events WHERE organization_id = ${organizationId}::uuid)`;
    await db.organization.deleteMany({ where: { id: organizationId } });
    await eraseRowsOf(db, "organization_id", organizationId);
  });
  logger().info({ organizationId, workspaces: workspaces.length }, "organization erased");
}
