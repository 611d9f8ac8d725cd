import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { visibleProjectsSql } from "@/lib/domains/tenancy/visibility";

export interface VisibleEvent {
  seq: bigint;
  type: string;
  objectType: string;
  objectId: string | null;
  at: string;
}

const BATCH = 200;

export async function lastEventSeq(tx: TenantTx): Promise<bigint> {
  const [row] = await tx.db.$queryRaw<{ seq: bigint | null }[]>`SELECT max(seq) AS seq FROM events WHERE organization_id = ${tx.ctx.organizationId}::uuid`;
  return row?.seq ?? 0n;
}

/**
 * Events of the workspace that this reader may know of: of documents and projects he can see (or just lost to the trash), and of
 * his own conversations. Trashed and purged documents are announced by id only, which says nothing to who never saw them.
 */
export async function listEventsAfter(tx: TenantTx, seq: bigint): Promise<{ events: VisibleEvent[]; last: bigint }> {
  const { ctx } = tx;
  const rows = await tx.db.$queryRaw<{ seq: bigint; type: string; object_type: string; object_id: string | null; occurred_at: Date; visible: boolean }[]>`
    SELECT e.seq, e.type, e.object_type, e.object_id, e.occurred_at, CASE
        WHEN e.type IN ('dataroom.document-trashed', 'dataroom.document-purged', 'tenancy.project-removed') THEN true
        WHEN e.object_type = 'document' THEN EXISTS (SELECT 1 FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.id = e.object_id::uuid AND ${visibleDocumentsSql(ctx)})
        WHEN e.object_type = 'project' THEN EXISTS (SELECT 1 FROM projects p WHERE p.id = e.object_id::uuid AND p.workspace_id = ${ctx.workspaceId}::uuid AND ${visibleProjectsSql(ctx, "p")})
        WHEN e.object_type = 'conversation' THEN e.actor_id = ${ctx.actor.id}
        ELSE false END AS visible
    FROM events e WHERE e.organization_id = ${ctx.organizationId}::uuid AND e.workspace_id = ${ctx.workspaceId}::uuid AND e.seq > ${seq}
    ORDER BY e.seq LIMIT ${Prisma.sql`${BATCH}`}`;
  const events = rows
    .filter((row) => row.visible)
    .map((row) => ({ seq: row.seq, type: row.type, objectType: row.object_type, objectId: row.object_id, at: row.occurred_at.toISOString() }));
  return { events, last: rows.at(-1)?.seq ?? seq };
}
