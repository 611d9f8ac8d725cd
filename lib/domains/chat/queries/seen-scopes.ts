import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { visibleBasesSql } from "@/lib/domains/knowledge/bases/visibility";

interface Scope {
  documentIds: string[];
  knowledgeBaseId: string | null;
}

/** What conversations look in, as far as their reader may see it himself. */
export async function seenScopes(tx: TenantTx, scopes: readonly Scope[]): Promise<(scope: Scope) => Scope> {
  const documentIds = [...new Set(scopes.flatMap((scope) => scope.documentIds))];
  const baseIds = [...new Set(scopes.flatMap((scope) => scope.knowledgeBaseId ?? []))];
  if (documentIds.length + baseIds.length === 0) return (scope) => scope;
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT d.id FROM documents d WHERE d.id = ANY(${documentIds}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)}
    UNION ALL SELECT b.id FROM knowledge_bases b WHERE b.id = ANY(${baseIds}::uuid[]) AND ${visibleBasesSql(tx.ctx)}`);
  const seen = new Set(rows.map(({ id }) => id));
  return ({ documentIds: ids, knowledgeBaseId: base }) => ({ documentIds: ids.filter((id) => seen.has(id)), knowledgeBaseId: base && seen.has(base) ? base : null });
}
