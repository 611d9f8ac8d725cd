import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleAgentsSql } from "@/lib/domains/agents/visibility";
import { canSeeRequests } from "@/lib/domains/chat/break-glass/policy";
import { answerGiven, conversationRenamed, conversationRestored, questionAsked } from "@/lib/domains/chat/events";
import { conversationShared } from "@/lib/domains/chat/shared/events";
import { readableConversationsSql } from "@/lib/domains/chat/visibility";
import { documentPurged, documentTrashed } from "@/lib/domains/dataroom/events";
import { documentFavoured } from "@/lib/domains/dataroom/organize/events";
import { canReadDocuments } from "@/lib/domains/dataroom/policy";
import { visibleFoldersSql } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { visibleBasesSql } from "@/lib/domains/knowledge/bases/visibility";
import { visibleLinksSql } from "@/lib/domains/sharing/visibility";
import { visibleProjectsSql } from "@/lib/domains/tenancy/visibility";
import type { TenantContext } from "@/lib/kernel/context";

export interface VisibleEvent {
  seq: bigint;
  type: string;
  objectType: string;
  objectId: string | null;
  at: string;
}

const BATCH = 200;
const NEWEST = 2n ** 63n - 1n;

/** What readers of a shared conversation follow; what its owner does beside it is his own affair. */
const TOLD_TO_READERS = [questionAsked, answerGiven, conversationRenamed, conversationRestored, conversationShared].map((event) => event.type);

export async function lastEventSeq(tx: TenantTx): Promise<bigint> {
  const [row] = await tx.db.$queryRaw<{ seq: bigint | null }[]>`SELECT max(seq) AS seq FROM events WHERE organization_id = ${tx.ctx.organizationId}::uuid`;
  return row?.seq ?? 0n;
}

/**
 * Events of the workspace that this reader may know of: of documents that he can see (in the trash too, or until they were erased),
 * of folders, projects, agents and share links that he can see, and of conversations that he may read or could until now, and of his favourites; of access to conversations also for those who ask for it and decide it.
 */
export async function listEventsAfter(tx: TenantTx, seq: bigint, upTo = NEWEST): Promise<{ events: VisibleEvent[]; last: bigint }> {
  const { ctx } = tx;
  const rows = await tx.db.$queryRaw<{ seq: bigint; type: string; object_type: string; object_id: string | null; occurred_at: Date; visible: boolean }[]>`
    SELECT e.seq, e.type, e.object_type, e.object_id, e.occurred_at, CASE
        WHEN e.type = ${documentPurged.type} THEN ${sawPurged(ctx)}
        WHEN e.type = ${documentFavoured.type} AND e.actor_id IS DISTINCT FROM ${ctx.userId} THEN false
        WHEN e.object_type = 'document' THEN EXISTS (SELECT 1 FROM documents d JOIN projects p ON p.id = d.project_id
          WHERE d.id = e.object_id::uuid AND (d.deleted_at IS NULL OR e.type = ${documentTrashed.type}) AND ${visibleDocumentsSql(ctx, { trashed: "either" })})
        WHEN e.object_type = 'folder' THEN EXISTS (SELECT 1 FROM folders f JOIN projects p ON p.id = f.project_id
          WHERE f.id = e.object_id::uuid AND (${visibleFoldersSql(ctx)} OR ${visibleFoldersSql(ctx, { trashed: true })}))
        WHEN e.object_type = 'project' THEN ${ctx.permissions.has("projects:read")} AND EXISTS (SELECT 1 FROM projects p
          WHERE p.id = e.object_id::uuid AND p.workspace_id = ${ctx.workspaceId}::uuid AND ${visibleProjectsSql(ctx, "p", { removed: true })})
        WHEN e.object_type = 'conversation' THEN EXISTS (SELECT 1 FROM conversations c WHERE c.id = e.object_id::uuid AND (c.owner_id = ${ctx.userId}::uuid
            OR (${readableConversationsSql(ctx)} AND e.type IN (${Prisma.join(TOLD_TO_READERS)}))
            OR (e.type = ${conversationShared.type} AND c.workspace_id = ${ctx.workspaceId}::uuid AND (e.payload->'lost' = 'null'::jsonb OR e.payload->'lost' ? ${ctx.userId}))))
          OR (e.type LIKE 'chat.break-glass-%' AND ${canSeeRequests(ctx)})
        WHEN e.object_type = 'knowledgeBase' THEN EXISTS (SELECT 1 FROM knowledge_bases b WHERE b.id = e.object_id::uuid AND ${visibleBasesSql(ctx)})
        WHEN e.object_type = 'agent' THEN EXISTS (SELECT 1 FROM agents a WHERE a.id = e.object_id::uuid AND ${visibleAgentsSql(ctx)})
        WHEN e.object_type = 'shareLink' THEN EXISTS (SELECT 1 FROM share_links l WHERE l.id = e.object_id::uuid AND ${visibleLinksSql(ctx)})
        ELSE false END AS visible
    FROM events e WHERE e.organization_id = ${ctx.organizationId}::uuid AND e.workspace_id = ${ctx.workspaceId}::uuid AND e.seq > ${seq} AND e.seq <= ${upTo}
    ORDER BY e.seq LIMIT ${Prisma.sql`${BATCH}`}`;
  const events = rows
    .filter((row) => row.visible)
    .map((row) => ({ seq: row.seq, type: row.type, objectType: row.object_type, objectId: row.object_id, at: row.occurred_at.toISOString() }));
  return { events, last: rows.at(-1)?.seq ?? seq };
}

/** The rows of an erased document are gone; the event says what guarded it. */
function sawPurged(ctx: TenantContext): Prisma.Sql {
  if (!canReadDocuments(ctx)) return Prisma.sql`FALSE`;
  return Prisma.sql`coalesce((e.payload->>'sensitivity')::int <= ${ctx.clearance} AND EXISTS (SELECT 1 FROM projects p
      WHERE p.id = (e.payload->>'projectId')::uuid AND ${visibleProjectsSql(ctx, "p", { removed: true })})
    AND (e.payload->'departments' = '[]'::jsonb OR EXISTS (SELECT 1 FROM jsonb_array_elements_text(e.payload->'departments') AS own(id) WHERE own.id::uuid = ANY(${[...ctx.departments]}::uuid[])))
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(e.payload->'folderLimits', '[]'::jsonb)) AS folder(allowed)
      WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(folder.allowed) AS own(id) WHERE own.id::uuid = ANY(${[...ctx.departments]}::uuid[]))), false)`;
}
