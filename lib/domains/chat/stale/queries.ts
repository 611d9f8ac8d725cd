import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { conversationOwner } from "../visibility";
import type { StaleAnswerDto, StaleCitationDto } from "./schema";

/** Of documents that the reader may open; what he has looked at already is left out. */
export async function listStaleCitations(tx: TenantTx, messageIds: readonly string[]): Promise<ReadonlyMap<string, StaleCitationDto[]>> {
  const byMessage = new Map<string, StaleCitationDto[]>();
  if (messageIds.length === 0) return byMessage;
  const rows = await tx.rows<StaleCitationDto & { messageId: string }>(Prisma.sql`SELECT s.message_id AS "messageId", s.number, s.document_id AS "documentId", d.name AS "documentName", v.number AS version,
      s.old_words AS "oldWords", s.new_words AS "newWords", s.new_page AS "newPage"
    FROM stale_citations s JOIN documents d ON d.id = s.document_id JOIN projects p ON p.id = d.project_id JOIN document_versions v ON v.id = s.version_id
    WHERE s.message_id = ANY(${[...messageIds]}::uuid[]) AND s.reviewed_at IS NULL AND ${visibleDocumentsSql(tx.ctx)} ORDER BY s.message_id, s.number`);
  for (const { messageId, ...stale } of rows) byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), stale]);
  return byMessage;
}

/** The reader's own answers that rest on words which have changed, newest first; those asked again since are left out. */
export async function listStaleAnswers(tx: TenantTx, limit: number): Promise<{ data: StaleAnswerDto[]; total: number }> {
  const rows = await tx.rows<Omit<StaleAnswerDto, "foundAt"> & { found: Date; total: number }>(Prisma.sql`SELECT m.id AS "messageId", c.id AS "conversationId", coalesce(q.content, c.title) AS question,
      array_agg(DISTINCT d.name) AS documents, max(s.found_at) AS found, count(*) OVER ()::int AS total
    FROM stale_citations s JOIN messages m ON m.id = s.message_id JOIN conversations c ON c.id = m.conversation_id LEFT JOIN messages q ON q.id = m.parent_id
    JOIN documents d ON d.id = s.document_id JOIN projects p ON p.id = d.project_id
    WHERE c.workspace_id = ${tx.ctx.workspaceId}::uuid AND c.owner_id = ${conversationOwner(tx.ctx)}::uuid AND c.deleted_at IS NULL AND s.reviewed_at IS NULL AND ${visibleDocumentsSql(tx.ctx)}
      AND (c.panel OR NOT EXISTS (SELECT 1 FROM messages n WHERE n.parent_id = m.parent_id AND n.role = 'assistant' AND n.created_at > m.created_at))
    GROUP BY m.id, c.id, q.content, c.title ORDER BY found DESC, m.id LIMIT ${limit}`);
  return { data: rows.map(({ found, total: _, ...row }) => ({ ...row, question: row.question.slice(0, 200), foundAt: found.toISOString() })), total: rows[0]?.total ?? 0 };
}
