import "server-only";
import { createHash } from "node:crypto";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import type { FolderGuard } from "@/lib/domains/dataroom/folders/policy";
import { FOLDER_GUARDS } from "@/lib/domains/dataroom/folders/visibility";
import { hidingRules, type Viewer } from "@/lib/domains/dataroom/policy";
import type { HidingRule } from "@/lib/domains/dataroom/schema";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { assertPermission } from "@/lib/kernel/command";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import { streamAnswer } from "../answer-stream";
import { answerGiven } from "../events";
import type { CitationDto } from "../schema";
import { accessReviewed } from "./events";
import type { ReviewedAnswerDto, ReviewedListDto, ReviewedPassageDto } from "./schema";

/** Who looks, and as whom. What the reviewer may not see himself is neither shown nor counted anywhere here. */
export interface Review {
  reviewer: TenantContext;
  viewed: TenantContext;
}

export const REVIEW_PAGE = 50;
const PASSAGES = 10;

interface Row {
  id: string;
  name: string;
  project_id: string;
  project_name: string;
  access: "open" | "members";
  sensitivity: number;
  departments: string[];
  folders: FolderGuard[];
  updated_at: Date;
}

/** A page of the documents that the member sees, or of those hidden from him with the rules that hide them. */
export function reviewDocuments({ reviewer, viewed }: Review, args: { show: "seen" | "hidden"; page: number }): Promise<ReviewedListDto> {
  assertPermission(reviewer, "access:viewAs");
  return inTenant(reviewer, async (tx) => {
    const seen = visibleDocumentsSql(viewed);
    const both = Prisma.sql`FROM documents d JOIN projects p ON p.id = d.project_id WHERE ${visibleDocumentsSql(reviewer)}`;
    const [counts] = await tx.rows<{ seen: number; hidden: number }>(Prisma.sql`SELECT (count(*) FILTER (WHERE ${seen}))::int AS seen, (count(*) FILTER (WHERE NOT ${seen}))::int AS hidden ${both}`);
    const which = args.show === "seen" ? seen : Prisma.sql`NOT ${seen}`;
    const rows = await tx.rows<Row>(Prisma.sql`SELECT d.id, d.name, d.project_id, p.name AS project_name, p.access, d.sensitivity::int AS sensitivity, d.updated_at,
        ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id) AS departments, ${FOLDER_GUARDS} AS folders
      ${both} AND ${which} ORDER BY lower(d.name), d.id LIMIT ${REVIEW_PAGE + 1} OFFSET ${(args.page - 1) * REVIEW_PAGE}`);
    const viewer = await viewerOf(tx, viewed);
    const data = rows.slice(0, REVIEW_PAGE).map((row) => ({
      id: row.id,
      name: row.name,
      projectName: row.project_name,
      sensitivity: sensitivityName(row.sensitivity),
      updatedAt: new Date(row.updated_at).toISOString(),
      hiddenBy: rulesOf(viewer, row),
    }));
    await tx.record(accessReviewed, { memberId: memberOf(viewed), what: "documents", queryHash: null, shown: data.length });
    return { data, seen: counts?.seen ?? 0, hidden: counts?.hidden ?? 0, hasMore: rows.length > REVIEW_PAGE };
  });
}

/** What the member's search finds; then what the reviewer's own finds and the member's may not, with the rules. */
export async function reviewSearch({ reviewer, viewed }: Review, query: string): Promise<{ found: ReviewedPassageDto[]; hidden: ReviewedPassageDto[]; refusal: string | null }> {
  assertPermission(reviewer, "access:viewAs");
  const asked = await refusing(searchPassages(viewed, { query, limit: PASSAGES }, { within: reviewer }));
  const own = await refusing(searchPassages(reviewer, { query, limit: PASSAGES }));
  const passages = [...(asked.value ?? []), ...(own.value ?? [])];
  return inTenant(reviewer, async (tx) => {
    const rules = await rulesOfDocuments(tx, viewed, passages.map((passage) => passage.documentId));
    const dto = ({ documentId, documentName, page, text }: (typeof passages)[number]): ReviewedPassageDto => ({ documentId, documentName, page, text, hiddenBy: rules.get(documentId) ?? [] });
    const found = (asked.value ?? []).map(dto);
    const hidden = (own.value ?? []).map(dto).filter((passage) => passage.hiddenBy.length > 0);
    await tx.record(accessReviewed, { memberId: memberOf(viewed), what: "search", queryHash: hashOf(query), shown: found.length + hidden.length });
    return { found, hidden, refusal: asked.refusal };
  });
}

/** The answer that the member would get, out of what the reviewer may read too. No conversation is kept. */
export async function reviewAnswer({ reviewer, viewed }: Review, question: string, signal: AbortSignal): Promise<ReviewedAnswerDto> {
  assertPermission(reviewer, "access:viewAs");
  const citations: CitationDto[] = [];
  const shown: string[] = [];
  let [text, engine] = ["", ""];
  const run = await modelFor(viewed);
  const answer = await refusing(
    (async () => {
      const parts = streamAnswer(viewed, { run, question, history: [], within: reviewer, signal });
      for (let next = await parts.next(); ; next = await parts.next()) {
        if (next.done) return next.value.usage;
        if (next.value.type === "text") text += next.value.text;
        else if (next.value.type === "citation") citations.push(next.value.citation);
        else if (next.value.type === "passages") {
          engine = next.value.engine;
          shown.push(...next.value.shown.flatMap((passage) => passage.chunkIds));
        }
      }
    })(),
  );
  await inTenant(reviewer, async (tx) => {
    const citedVersions = [...new Set(citations.map((citation) => citation.versionId))];
    const usage = answer.value ?? { inputTokens: 0, outputTokens: 0 };
    await recordModelCalls(tx, run);
    if (engine) await tx.record(answerGiven, { conversationId: null, messageId: null, engine, status: answer.refusal ? "failed" : "complete", shownChunks: shown, citedVersions, ...usage });
    await tx.record(accessReviewed, { memberId: memberOf(viewed), what: "answer", queryHash: hashOf(question), shown: shown.length });
  });
  return { text, citations, engine, refusal: answer.refusal };
}

/** A refusal that the member would get is a finding, not a failure. */
async function refusing<T>(work: Promise<T>): Promise<{ value: T | null; refusal: string | null }> {
  try {
    return { value: await work, refusal: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { value: null, refusal: error.code === "forbidden" ? "The member's role does not allow this." : (error.userMessage ?? "This could not be done. Try again.") };
  }
}

async function rulesOfDocuments(tx: TenantTx, viewed: TenantContext, documentIds: readonly string[]): Promise<Map<string, HidingRule[]>> {
  const rows = await tx.rows<Row>(Prisma.sql`SELECT d.id, d.project_id, p.access, d.sensitivity::int AS sensitivity,
      ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id) AS departments, ${FOLDER_GUARDS} AS folders
    FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.id = ANY(${[...new Set(documentIds)]}::uuid[]) AND ${visibleDocumentsSql(tx.ctx)}`);
  const viewer = await viewerOf(tx, viewed);
  return new Map(rows.map((row) => [row.id, rulesOf(viewer, row)]));
}

async function viewerOf(tx: TenantTx, viewed: TenantContext): Promise<Viewer> {
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT project_id AS id FROM project_members WHERE workspace_id = ${viewed.workspaceId}::uuid AND user_id = ${viewed.userId}::uuid`);
  const { permissions, clearance, departments } = viewed;
  return { permissions, clearance, departments, projects: rows.map((row) => row.id) };
}

function rulesOf(viewer: Viewer, row: Row): HidingRule[] {
  return hidingRules(viewer, { projectId: row.project_id, projectAccess: row.access, sensitivity: row.sensitivity, departments: row.departments, folders: row.folders });
}

function memberOf(viewed: TenantContext): string {
  return viewed.userId ?? "";
}

function hashOf(words: string): string {
  return createHash("sha256").update(words).digest("hex");
}
