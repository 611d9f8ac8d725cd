import "server-only";
import { createHash } from "node:crypto";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { QUESTION_LABELS } from "./labels";
import { afterMove, type QuestionMove } from "./policy";
import { questionRow } from "./queries/list-questions";
import { hiddenDocuments, isWithheld, type QuestionRow } from "./queries/question-rows";

const NEEDS: Record<QuestionMove, string> = {
  draft: "A draft can be written only before there is an answer",
  answer: "A declined question is not answered any more: the visitor was told",
  approve: "Only an answer that waits for approval can be approved",
  publish: "Only an approved answer can be published",
  decline: "A question can be declined until its answer is published",
};

/**
 * The question, locked, once the move is possible and what it acts on is what the actor read.
 * @throws AppError not_found; conflict for its state; stale when the answer was changed since; forbidden when it quotes what the actor may not open.
 */
export async function lockForMove(tx: TenantStatements, questionId: string, move: QuestionMove, revision?: number): Promise<QuestionRow> {
  const row = await questionRow(tx, questionId, { lock: true });
  if (afterMove(row.status, move) === null) {
    throw new AppError("conflict", { userMessage: `${NEEDS[move]}; this one is at “${QUESTION_LABELS[row.status]}”. Nothing was changed.` });
  }
  if (revision !== undefined && revision !== row.revision) {
    throw new AppError("stale", { userMessage: "Somebody changed the answer after you opened it. Nothing was changed; read it again, then decide." });
  }
  const actsOnText = move === "approve" || move === "publish" || (move === "answer" && row.answer !== null);
  if (actsOnText && isWithheld(row, await hiddenDocuments(tx, [row]))) {
    throw new AppError("forbidden", { message: "the answer is withheld", userMessage: "This answer quotes a document that you may not open. Somebody who may has to go on with it." });
  }
  return row;
}

export function textHash(text: string | null): string {
  return createHash("sha256").update(text ?? "").digest("hex");
}
