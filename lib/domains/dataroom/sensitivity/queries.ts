import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import type { Sensitivity } from "@/lib/kernel/sensitivity";
import { sensitivityLevel, sensitivityName } from "@/lib/kernel/sensitivity";
import { getDocument } from "../queries/get-document";
import type { DocumentDto } from "../schema";
import { visibleDocumentsSql } from "../visibility";
import { maskedQuote } from "./masked-quote";
import { canDecideSuggestion } from "./policy";
import { DOCUMENT_TYPES, type Evidence, evidenceSchema, type SuggestionDto } from "./schema";

/** The suggestion of a document's newest version; null where its content was not read yet. */
export async function getSuggestion(tx: TenantTx, documentId: string): Promise<SuggestionDto | null> {
  const document = await getDocument(tx, documentId);
  const row = await tx.db.sensitivitySuggestion.findFirst({
    where: { documentId: document.id, versionId: document.versionId },
    select: { evidence: true, decidedAt: true, version: { select: { documentType: true } } },
  });
  if (!row || !document.suggestion) return null;
  const { level, pending } = document.suggestion;
  return {
    ...document.suggestion,
    versionId: document.versionId,
    evidence: await withQuotes(tx, document.versionId, evidenceSchema.parse(row.evidence)),
    documentType: DOCUMENT_TYPES.find((type) => type === row.version.documentType) ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    canDecide: pending && canDecideSuggestion(tx.ctx, level),
    aboveClearance: pending && sensitivityLevel(level) > tx.ctx.clearance,
  };
}

const MOST_QUOTES = 60;

/** The first of them with what stands there. */
async function withQuotes(tx: TenantTx, versionId: string, evidence: Evidence[]): Promise<SuggestionDto["evidence"]> {
  const quoted = evidence.slice(0, MOST_QUOTES);
  const pages = await tx.db.documentPage.findMany({ where: { versionId, number: { in: [...new Set(quoted.map((entry) => entry.page))] } }, select: { number: true, text: true } });
  const texts = new Map(pages.map((page) => [page.number, page.text]));
  return evidence.map((entry, at) => {
    const text = at < MOST_QUOTES ? texts.get(entry.page) : undefined;
    return { ...entry, level: sensitivityName(entry.level), quote: text === undefined ? null : maskedQuote(entry.kind, text.slice(entry.start, entry.end)) };
  });
}

/** The locked document with the suggestion that waits, for a decision that the actor may take. */
export async function suggestionToDecide(tx: TenantTx, input: { documentId: string; level?: Sensitivity | undefined }): Promise<{ document: DocumentDto; suggested: Sensitivity }> {
  const document = await getDocument(tx, input.documentId, { lock: true });
  const { suggestion } = document;
  if (!suggestion?.pending) throw new AppError("conflict", { userMessage: "Nothing is suggested for this document any more. Nothing was changed." });
  if (input.level && input.level !== suggestion.level) {
    throw new AppError("conflict", { userMessage: "The suggestion changed in the meantime. Look at it again; nothing was changed." });
  }
  if (!canDecideSuggestion(tx.ctx, suggestion.level)) {
    const userMessage = "This suggestion is above your own clearance. It stays for somebody who may see that level; nothing was changed.";
    throw new AppError("forbidden", { userMessage, fields: { level: "above your clearance" } });
  }
  return { document, suggested: suggestion.level };
}

export async function saveDecision(tx: TenantTx, versionId: string, status: "accepted" | "overridden"): Promise<void> {
  await tx.db.sensitivitySuggestion.updateMany({ where: { versionId }, data: { status, decidedBy: tx.ctx.userId, decidedAt: new Date() } });
}

export interface PendingSuggestions {
  total: number;
  data: { id: string; name: string; level: Sensitivity }[];
}

/** Open suggestions that the reader may decide, the highest first. */
export async function listPendingSuggestions(tx: TenantTx, limit: number): Promise<PendingSuggestions> {
  if (!tx.ctx.permissions.has("documents:classify")) return { total: 0, data: [] };
  const rows = await tx.rows<{ id: string; name: string; level: number; total: number }>(Prisma.sql`SELECT d.id, d.name, s.level::int AS level, count(*) OVER ()::int AS total
    FROM sensitivity_suggestions s JOIN documents d ON d.id = s.document_id AND d.latest_version_id = s.version_id JOIN projects p ON p.id = d.project_id
    WHERE s.workspace_id = ${tx.ctx.workspaceId}::uuid AND s.status = 'open' AND s.level > d.sensitivity AND s.level <= ${tx.ctx.clearance} AND ${visibleDocumentsSql(tx.ctx)}
    ORDER BY s.level DESC, d.created_at DESC, d.id LIMIT ${limit}`);
  return { total: rows[0]?.total ?? 0, data: rows.map(({ id, name, level }) => ({ id, name, level: sensitivityName(level) })) };
}
