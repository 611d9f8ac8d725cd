import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import type { CitationDto } from "@/lib/domains/chat/schema";
import { sharedDocuments } from "../../queries/shared-documents";
import type { SharedDocument } from "../../schema";
import type { ShareContext } from "../../visits";
import { ownHashes } from "../asker";
import { isForVisitor, questionsLeft, visitorState } from "../policy";
import { countAsked } from "./count-asked";
import type { Audience, QuestionStatus, VisitorQuestionDto, VisitorQuestionsDto } from "../schema";

const MOST = 200;

interface Row {
  id: string;
  question: string;
  own: boolean;
  anonymous: boolean;
  status: QuestionStatus;
  audience: Audience | null;
  answer: string | null;
  citations: CitationDto[];
  decline_reason: string | null;
  created_at: Date;
  published_at: Date | null;
}

/** His own questions, and those that were published to everyone with the link; the newest first. */
export async function listVisitorQuestions(tx: TenantStatements, share: ShareContext): Promise<VisitorQuestionsDto> {
  const rows = await tx.rows<Row>(Prisma.sql`SELECT * FROM (
      SELECT q.id, q.question, q.asker = ANY(${ownHashes(share)}::text[]) AS own, q.anonymous, q.status, q.audience, q.answer, q.citations, q.decline_reason, q.created_at, q.published_at
      FROM share_questions q WHERE q.link_id = ${share.linkId}::uuid) AS mine
    WHERE own OR (status = 'published' AND audience = 'everyone') ORDER BY own DESC, created_at DESC, id DESC LIMIT ${MOST}`);
  const readable = rows.filter(isForVisitor);
  const open = readable.some((row) => row.status === "published" && row.citations.length > 0) ? await sharedDocuments(tx, share.linkId) : [];
  const documents = new Map(open.map((document) => [document.documentId, document]));
  const allowed = share.link.questionQuota;
  return {
    questions: readable.map((row) => visitorQuestion(row, documents)),
    quota: allowed === null ? null : { allowed, left: questionsLeft(allowed, await countAsked(tx, share)) },
  };
}

function visitorQuestion(row: Row, documents: ReadonlyMap<string, SharedDocument>): VisitorQuestionDto {
  const published = row.status === "published" && row.answer !== null;
  const withheld = published && row.citations.some((citation) => !documents.has(citation.documentId));
  return {
    id: row.id,
    question: row.question,
    own: row.own,
    anonymous: row.own && row.anonymous,
    state: visitorState(row.status),
    askedAt: row.own ? new Date(row.created_at).toISOString() : null,
    answer:
      published && !withheld && row.answer !== null
        ? {
            text: row.answer,
            at: new Date(row.published_at ?? row.created_at).toISOString(),
            citations: row.citations.map(({ number, documentId, versionId, documentName, page, pageLabel, cells, start, quote }) => {
              const document = documents.get(documentId);
              const place = { page, pageLabel, ...(cells ? { cells } : {}), start };
              return { number, documentId, documentName: document?.name ?? documentName, ...place, quote, opens: document?.versionId === versionId, picturePage: null };
            }),
          }
        : null,
    withheld,
    declineReason: row.own ? row.decline_reason : null,
  };
}
