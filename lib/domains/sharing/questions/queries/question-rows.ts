import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { CitationDto, TextRange } from "@/lib/domains/chat/schema";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { awaitsAnother, questionAbilities } from "../policy";
import type { Audience, QuestionDto, QuestionStatus } from "../schema";

export interface QuestionRow {
  id: string;
  link_id: string;
  link_name: string;
  question: string;
  anonymous: boolean;
  email: string | null;
  verified: boolean | null;
  status: QuestionStatus;
  draft: string | null;
  draft_citations: CitationDto[];
  draft_unsupported: TextRange[];
  draft_not_found: boolean;
  draft_engine: string | null;
  draft_error: string | null;
  answer: string | null;
  citations: CitationDto[];
  revision: number;
  answered_by: string | null;
  answered_name: string | null;
  answered_at: Date | null;
  approved_by: string | null;
  approved_name: string | null;
  audience: Audience | null;
  published_by: string | null;
  published_name: string | null;
  published_at: Date | null;
  decline_reason: string | null;
  declined_name: string | null;
  created_at: Date;
}

const nameOf = (column: "answered_by" | "approved_by" | "published_by" | "declined_by") => Prisma.sql`(SELECT u.name FROM users u WHERE u.id = ${Prisma.raw(`q.${column}`)})`;

/** Over share_questions q, share_links l and QUESTION_JOINS. Of an anonymous question there is no visit to join. */
export const QUESTION_COLUMNS = Prisma.sql`q.id, q.link_id, l.name AS link_name, q.question, q.anonymous, s.email, s.email_verified_at IS NOT NULL AS verified, q.status,
  q.draft, q.draft_citations, q.draft_unsupported, q.draft_not_found, q.draft_engine, q.draft_error, q.answer, q.citations, q.revision,
  q.answered_by, ${nameOf("answered_by")} AS answered_name, q.answered_at, q.approved_by, ${nameOf("approved_by")} AS approved_name, q.audience,
  q.published_by, ${nameOf("published_by")} AS published_name, q.published_at, q.decline_reason, ${nameOf("declined_by")} AS declined_name, q.created_at`;

export const QUESTION_JOINS = Prisma.sql`share_questions q JOIN share_links l ON l.id = q.link_id LEFT JOIN share_visits s ON s.id = q.visit_id AND NOT q.anonymous`;

/** What draft and answer rest on, also where the expert took the marks out: their words may still be a document's. */
function evidenceOf(row: QuestionRow): string[] {
  return [...new Set([...row.draft_citations, ...row.citations].map((citation) => citation.documentId))];
}

/** Of the documents that the rows quote, those which the reader may not open now, or which were erased. */
export async function hiddenDocuments(tx: TenantStatements, rows: readonly QuestionRow[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.flatMap(evidenceOf))];
  if (ids.length === 0) return new Set();
  const seen = await tx.rows<{ id: string }>(Prisma.sql`SELECT d.id FROM documents d JOIN projects p ON p.id = d.project_id
    WHERE d.id = ANY(${ids}::uuid[]) AND ${visibleDocumentsSql(tx.ctx, { trashed: "either" })}`);
  const visible = new Set(seen.map((row) => row.id));
  return new Set(ids.filter((id) => !visible.has(id)));
}

export function isWithheld(row: QuestionRow, hidden: ReadonlySet<string>): boolean {
  return evidenceOf(row).some((id) => hidden.has(id));
}

const FORMER = "Former member";
const iso = (date: Date | null) => (date === null ? null : new Date(date).toISOString());

/** `otherApprover`: see approvers.ts. */
export function questionDto(ctx: TenantStatements["ctx"], row: QuestionRow, facts: { hidden: ReadonlySet<string>; otherApprover: boolean }): QuestionDto {
  const withheld = isWithheld(row, facts.hidden);
  const judged = { status: row.status, answeredBy: row.answered_by, withheld };
  return {
    id: row.id,
    linkId: row.link_id,
    linkName: row.link_name,
    question: row.question,
    anonymous: row.anonymous,
    asker: row.anonymous ? null : { email: row.email, verified: row.verified ?? false },
    status: row.status,
    askedAt: new Date(row.created_at).toISOString(),
    draft:
      row.draft === null || withheld
        ? null
        : { text: row.draft, citations: row.draft_citations, unsupported: row.draft_unsupported, notFound: row.draft_not_found, engine: row.draft_engine ?? "" },
    draftError: row.draft_error,
    answer: row.answer === null || withheld ? null : { text: row.answer, citations: row.citations, by: row.answered_name ?? FORMER, at: iso(row.answered_at) ?? "" },
    revision: row.revision,
    approvedBy: row.approved_by && (row.approved_name ?? FORMER),
    audience: row.audience,
    publishedBy: row.published_by && (row.published_name ?? FORMER),
    publishedAt: iso(row.published_at),
    declined: row.decline_reason === null ? null : { reason: row.decline_reason, by: row.declined_name ?? FORMER },
    withheld,
    awaitsAnother: row.status === "answered" && ctx.permissions.has("shares:publish") && awaitsAnother(ctx, judged, facts.otherApprover),
    can: questionAbilities(ctx, judged, facts.otherApprover),
  };
}
