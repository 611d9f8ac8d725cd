import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import { RESTORE_DAYS } from "../organizations/policy";

export interface DueErasures {
  organizations: { organizationId: string }[];
  workspaces: { organizationId: string; workspaceId: string }[];
}

/** What has waited in the trash for as long as it can be restored. Workspaces of a due organization go with it. */
export async function listDueErasures(): Promise<DueErasures> {
  const over = Prisma.sql`now() - make_interval(days => ${RESTORE_DAYS}::int)`;
  const organizations = await unscopedRows<{ organizationId: string }>(Prisma.sql`SELECT id AS "organizationId" FROM organizations WHERE deleted_at <= ${over} ORDER BY deleted_at LIMIT 100`);
  const workspaces = await unscopedRows<{ organizationId: string; workspaceId: string }>(Prisma.sql`SELECT w.organization_id AS "organizationId", w.id AS "workspaceId"
    FROM workspaces w JOIN organizations o ON o.id = w.organization_id
    WHERE w.deleted_at <= ${over} AND (o.deleted_at IS NULL OR o.deleted_at > ${over}) ORDER BY w.deleted_at LIMIT 100`);
  return { organizations, workspaces };
}
