import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";

/** A person's standing in an organization, read afresh for each request. */
export interface OrganizationStanding {
  organization_id: string;
  user_id: string;
  organization_role: string;
  organization_custom: string[] | null;
  clearance: number;
  departments: string[];
  second_factor_required: boolean;
  ip_allow: string[];
  ip_deny: string[];
  /** An administrator ended the member's sessions in this organization. */
  signed_out_at: Date | null;
  /** Not seen here for some minutes. */
  unseen: boolean;
}

export interface WorkspaceStanding extends OrganizationStanding {
  workspace_id: string;
  workspace_role: string | null;
  workspace_custom: string[] | null;
}

const ORGANIZATION_STANDING = Prisma.sql`m.organization_id, m.user_id, m.role AS organization_role, m.clearance,
  (SELECT r.permissions FROM roles r WHERE r.id = m.custom_role_id) AS organization_custom,
  ARRAY(SELECT dm.department_id::text FROM department_members dm WHERE dm.organization_id = m.organization_id AND dm.user_id = m.user_id) AS departments,
  o.second_factor_required, o.ip_allow, o.ip_deny, m.signed_out_at, m.last_seen_at IS NULL OR m.last_seen_at < now() - interval '5 minutes' AS unseen`;

const STANDING = Prisma.sql`${ORGANIZATION_STANDING}, w.id AS workspace_id, wm.role AS workspace_role,
  (SELECT r.permissions FROM roles r WHERE r.id = wm.custom_role_id) AS workspace_custom`;

/** A live member of a live organization, with his membership of a live workspace where he has one. */
const LIVE_MEMBER = Prisma.sql`organizations o
  JOIN organization_members m ON m.organization_id = o.id AND m.suspended_at IS NULL
  JOIN users u ON u.id = m.user_id AND u.suspended_at IS NULL
  JOIN workspaces w ON w.organization_id = o.id AND w.archived_at IS NULL AND w.deleted_at IS NULL
  LEFT JOIN workspace_members wm ON wm.workspace_id = w.id AND wm.user_id = m.user_id`;

const LIVE_ORGANIZATION = Prisma.sql`o.archived_at IS NULL AND o.deleted_at IS NULL`;

export async function readWorkspaceStanding(userId: string, slugs: { organization: string; workspace: string }): Promise<WorkspaceStanding | null> {
  const [row] = await unscopedRows<WorkspaceStanding>(Prisma.sql`SELECT ${STANDING} FROM ${LIVE_MEMBER}
    WHERE m.user_id = ${userId}::uuid AND o.slug = ${slugs.organization} AND w.slug = ${slugs.workspace} AND ${LIVE_ORGANIZATION}`);
  return row ?? null;
}

/** A request of this member's reached the organization. */
export async function noteSeen(standing: OrganizationStanding): Promise<void> {
  if (!standing.unseen) return;
  await unscopedRows(Prisma.sql`UPDATE organization_members SET last_seen_at = now()
    WHERE organization_id = ${standing.organization_id}::uuid AND user_id = ${standing.user_id}::uuid RETURNING user_id`);
}

/** The same by ids: for streams that outlive their request, access reviews and the operator. */
export async function readStandingById(userId: string, place: { organizationId: string; workspaceId: string }): Promise<WorkspaceStanding | null> {
  const [row] = await unscopedRows<WorkspaceStanding>(Prisma.sql`SELECT ${STANDING} FROM ${LIVE_MEMBER}
    WHERE m.user_id = ${userId}::uuid AND o.id = ${place.organizationId}::uuid AND w.id = ${place.workspaceId}::uuid AND ${LIVE_ORGANIZATION}`);
  return row ?? null;
}

export interface OrganizationRow extends OrganizationStanding {
  archived: boolean;
  deleted: boolean;
}

/** Archived and deleted organizations too: their owners come back to restore them. */
export async function readOrganizationStanding(userId: string, by: { slug: string } | { id: string }): Promise<OrganizationRow | null> {
  const which = "slug" in by ? Prisma.sql`o.slug = ${by.slug}` : Prisma.sql`o.id = ${by.id}::uuid`;
  const [row] = await unscopedRows<OrganizationRow>(Prisma.sql`SELECT ${ORGANIZATION_STANDING}, o.archived_at IS NOT NULL AS archived, o.deleted_at IS NOT NULL AS deleted
    FROM organizations o JOIN organization_members m ON m.organization_id = o.id AND m.suspended_at IS NULL
    JOIN users u ON u.id = m.user_id AND u.suspended_at IS NULL WHERE m.user_id = ${userId}::uuid AND ${which}`);
  return row ?? null;
}

export interface ApiKeyStanding extends WorkspaceStanding {
  key_id: string;
  key_name: string;
  key_permissions: string[];
  stale: boolean;
}

/** A key that is neither expired nor revoked, with what its creator may do now. By its id for streams that outlive their request. */
export async function readApiKeyStanding(by: { secretHash: string } | { id: string }): Promise<ApiKeyStanding | null> {
  const which = "id" in by ? Prisma.sql`k.id = ${by.id}::uuid` : Prisma.sql`k.secret_hash = ${by.secretHash}`;
  const [row] = await unscopedRows<ApiKeyStanding>(Prisma.sql`SELECT k.id AS key_id, k.name AS key_name, k.permissions AS key_permissions,
      k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute' AS stale, ${STANDING}
    FROM ${LIVE_MEMBER} JOIN api_keys k ON k.workspace_id = w.id AND k.created_by = m.user_id
    WHERE ${which} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) AND ${LIVE_ORGANIZATION}`);
  if (row?.stale) await unscopedRows(Prisma.sql`UPDATE api_keys SET last_used_at = now() WHERE id = ${row.key_id}::uuid RETURNING id`);
  return row ?? null;
}
