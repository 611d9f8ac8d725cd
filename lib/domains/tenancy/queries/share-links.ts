import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";

export interface ShareLinkPlace {
  id: string;
  organizationId: string;
  workspaceId: string;
  createdBy: string;
}

/** Where a share link leads, whatever its state; null for an address that nobody gave out. */
export async function readShareLinkPlace(by: { tokenHash: string } | { linkId: string }): Promise<ShareLinkPlace | null> {
  const which = "linkId" in by ? Prisma.sql`l.id = ${by.linkId}::uuid` : Prisma.sql`l.token_hash = ${by.tokenHash}`;
  const [row] = await unscopedRows<ShareLinkPlace>(Prisma.sql`SELECT l.id, l.organization_id AS "organizationId", l.workspace_id AS "workspaceId", l.created_by AS "createdBy"
    FROM share_links l WHERE ${which}`);
  return row ?? null;
}
