import type { TenantContext } from "@/lib/kernel/context";
import type { Audience, QuestionAbilities, QuestionStatus, VisitorState } from "./schema";

/** What can be done to a question. */
export const QUESTION_MOVES = ["draft", "answer", "approve", "publish", "decline"] as const;
export type QuestionMove = (typeof QUESTION_MOVES)[number];

/**
 * The whole life of a question: from where a move is possible, and where it leads. A new text always leads back to "answered", from
 * an approved or published answer too: nobody publishes words that the approver did not read, and what visitors read is taken back
 * until somebody has approved the new words. Declining is final, since the visitor was told.
 */
const MOVES: Record<QuestionMove, { from: readonly QuestionStatus[]; to: QuestionStatus }> = {
  draft: { from: ["asked", "drafted"], to: "drafted" },
  answer: { from: ["asked", "drafted", "answered", "approved", "published"], to: "answered" },
  approve: { from: ["answered"], to: "approved" },
  // Published once more: to another audience.
  publish: { from: ["approved", "published"], to: "published" },
  decline: { from: ["asked", "drafted", "answered", "approved"], to: "declined" },
};

/** The state after a move, or null where it is not possible. */
export function afterMove(status: QuestionStatus, move: QuestionMove): QuestionStatus | null {
  return MOVES[move].from.includes(status) ? MOVES[move].to : null;
}

interface Judged {
  status: QuestionStatus;
  answeredBy: string | null;
  /** Draft and answer quote what the reader may not open. */
  withheld: boolean;
}

type Reader = Pick<TenantContext, "permissions" | "userId">;

/**
 * Two people wherever there are two: who wrote the answer does not approve it while somebody else in the workspace may. Where
 * nobody else may, he approves it himself, and the event says so.
 */
export function awaitsAnother(reader: Reader, question: Judged, anotherApprover: boolean): boolean {
  return anotherApprover && question.answeredBy !== null && question.answeredBy === reader.userId;
}

/** What the reader may do now. What he cannot read he neither approves nor publishes nor writes over. */
export function questionAbilities(reader: Reader, question: Judged, anotherApprover: boolean): QuestionAbilities {
  const possible = (move: QuestionMove) => afterMove(question.status, move) !== null;
  const answers = reader.permissions.has("shares:answer");
  const publishes = reader.permissions.has("shares:publish") && !question.withheld;
  return {
    answer: answers && possible("answer") && !(question.withheld && question.answeredBy !== null),
    redraft: answers && possible("draft"),
    approve: publishes && possible("approve") && !awaitsAnother(reader, question, anotherApprover),
    publish: publishes && possible("publish"),
    decline: answers && possible("decline"),
  };
}

/** What a visitor is told of a question: nothing of who writes and who approves. */
export function visitorState(status: QuestionStatus): VisitorState {
  if (status === "published") return "answered";
  return status === "declined" ? "declined" : "waiting";
}

/** Whether a visitor may read a question at all: his own always, that of another once it was published to everyone. */
export function isForVisitor(question: { own: boolean; status: QuestionStatus; audience: Audience | null }): boolean {
  return question.own || (question.status === "published" && question.audience === "everyone");
}

/** Never below none, also when the quota was lowered since. */
export function questionsLeft(quota: number, asked: number): number {
  return Math.max(0, quota - asked);
}

/** The numbers that a text marks with [n]. */
export function markedNumbers(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/\[(\d{1,3})\]/gu)].map(([, digits]) => Number(digits)));
}
