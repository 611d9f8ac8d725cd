import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import { permissionsOf } from "@/lib/kernel/permissions";
import type { OrganizationLinkDto } from "../schema";

interface Row {
  slug: string;
  name: string;
  role: string;
  custom: string[] | null;
  archived: boolean;
  deleted: boolean;
}

/** Where somebody belongs, live organizations first. Ended ones only for who may bring them back: for others they are gone. */
export async function listMyOrganizations(userId: string): Promise<OrganizationLinkDto[]> {
  const rows = await unscopedRows<Row>(Prisma.sql`SELECT o.slug, o.name, m.role, (SELECT r.permissions FROM roles r WHERE r.id = m.custom_role_id) AS custom,
      o.archived_at IS NOT NULL AS archived, o.deleted_at IS NOT NULL AS deleted
    FROM organization_members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = ${userId}::uuid AND m.suspended_at IS NULL ORDER BY o.deleted_at IS NOT NULL, o.archived_at IS NOT NULL, o.name LIMIT 200`);
  return rows.flatMap((row) => {
    const held = permissionsOf({ organizationRole: row.role, organizationCustom: row.custom, workspaceRole: null });
    if (row.deleted ? !held.has("organization:delete") : row.archived && !held.has("organization:archive")) return [];
    return [{ slug: row.slug, name: row.name, settings: held.has("organization:read"), ended: row.deleted ? "deleted" : row.archived ? "archived" : null }];
  });
}
