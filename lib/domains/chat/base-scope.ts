import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { listBaseDocumentIds } from "@/lib/domains/knowledge/bases/queries/sources";
import { AppError } from "@/lib/kernel/app-error";

interface Asked {
  conversationId: string;
  /** Of the questions before. */
  kept: string | null;
  /** Of this one; undefined: as before, null: none any more. */
  given: string | null | undefined;
  /** Of the specialist who answers, where it looks in one alone. */
  agentBase?: string | null | undefined;
  everyPassage: boolean;
  documentIds: readonly string[];
}

/**
 * The knowledge base that a question is answered from, kept for the questions after it. Where every passage is read, the base's
 * documents are: what it was cut into plays no part then.
 * @throws AppError not_found for a base that the asker may not see.
 */
export async function baseScope(tx: TenantTx, { conversationId, kept, given, agentBase, everyPassage, documentIds }: Asked): Promise<{ knowledgeBaseId?: string; documentIds?: string[] }> {
  const asked = given === undefined ? kept : given;
  if (asked && agentBase && asked !== agentBase) {
    throw new AppError("conflict", { userMessage: "This specialist looks in another knowledge base than this conversation does. Ask without the knowledge base, or choose another specialist; your question is kept." });
  }
  const baseId = asked ?? agentBase;
  if (given !== undefined && given !== kept) await tx.db.conversation.update({ where: { id: conversationId }, data: { knowledgeBaseId: given }, select: { id: true } });
  if (!baseId) return {};
  await getBase(tx, baseId);
  if (!everyPassage) return { knowledgeBaseId: baseId };
  const documents = await listBaseDocumentIds(tx, baseId, documentIds);
  if (documents.length === 0) throw new AppError("conflict", { userMessage: "This knowledge base holds no document that you may read here. Ask without it, or choose other documents." });
  return { documentIds: documents };
}
