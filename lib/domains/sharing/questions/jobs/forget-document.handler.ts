import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { shareAnswerErased } from "../events";
import type { QuestionStatus } from "../schema";

interface Quoting {
  id: string;
  linkId: string;
  status: QuestionStatus;
}

/** After it no draft and no answer holds words of the erased document: those that quoted it are gone, and their questions are open again. */
export async function runForgetDocument(worker: TenantContext, documentId: string): Promise<void> {
  const cited = JSON.stringify([{ documentId }]);
  await inTenantStatements(worker, async (tx) => {
    const questions = await tx.rows<Quoting>(Prisma.sql`SELECT id, link_id AS "linkId", status FROM share_questions
      WHERE workspace_id = ${worker.workspaceId}::uuid AND (draft_citations @> ${cited}::jsonb OR citations @> ${cited}::jsonb) ORDER BY id FOR UPDATE`);
    if (questions.length === 0) return;
    await tx.rows(Prisma.sql`UPDATE share_questions SET status = CASE WHEN status = 'declined' THEN status ELSE 'asked' END, revision = revision + 1,
        draft = NULL, draft_citations = '[]', draft_unsupported = '[]', draft_not_found = false, draft_engine = NULL, draft_error = 'gone', drafted_at = NULL,
        answer = NULL, citations = '[]', answered_by = NULL, answered_at = NULL, approved_by = NULL, approved_at = NULL, audience = NULL, published_by = NULL, published_at = NULL
      WHERE id = ANY(${questions.map((question) => question.id)}::uuid[])`);
    for (const { id, linkId, status } of questions) await tx.record(shareAnswerErased, { questionId: id, linkId, documentId, before: status });
  });
}
