import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { HistoryMessage } from "./prompts/answer";
import { findWithheld } from "./queries/citation-dto";
import { LOST_AFTER_MS } from "./queries/conversations";
import { readPath } from "./queries/message-path";
import type { AskInput } from "./schema";

const HISTORY = 12;

export interface MessagePlace {
  /** What the new message follows; null at the beginning. */
  parentId: string | null;
  /** Asked anew when an answer is written again. */
  question: string | null;
  /** The branch so far, oldest first, without what the asker may not read any more. */
  history: HistoryMessage[];
  /** The documents that this history was written from. */
  restsOn: string[];
}

type Where = Pick<AskInput, "regenerate" | "edits" | "after">;

/** Where in the conversation's tree the new messages go. The conversation is locked by the caller. */
export async function placeMessage(tx: TenantTx, conversationId: string, where: Where): Promise<MessagePlace> {
  // One whose server is gone is shown as interrupted already, and must not stand in the way until the sweeper comes.
  await tx.db.message.updateMany({
    where: { conversationId, status: { in: ["streaming", "stopping"] }, heartbeatAt: { lt: new Date(Date.now() - LOST_AFTER_MS) } },
    data: { status: "interrupted", finishedAt: new Date() },
  });
  const open = await tx.db.message.findFirst({ where: { conversationId, status: "streaming" }, select: { id: true } });
  if (open) throw new AppError("conflict", { userMessage: "The answer before is still being written. Wait for it or stop it first; your question is kept." });
  const parentId = await parentOf(tx, conversationId, where);
  const path = parentId ? await readPath(tx, parentId, HISTORY) : [];
  const asked = where.regenerate ? path.pop() : undefined;
  if (where.regenerate && !asked) throw notFound("message");
  // What the asker may not read any more must not come back through the model.
  const withheld = await findWithheld(tx, path.map((message) => message.id));
  const history = path.filter((message) => !withheld.has(message.id));
  return {
    parentId,
    question: asked?.content ?? null,
    history: history.map(({ role, content }) => ({ role, text: content })),
    restsOn: [...new Set(history.flatMap((message) => message.restsOn))],
  };
}

async function parentOf(tx: TenantTx, conversationId: string, { regenerate, edits, after }: Where): Promise<string | null> {
  const named = regenerate ?? edits ?? after;
  if (!named) {
    const last = await tx.db.message.findFirst({ where: { conversationId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: { id: true } });
    return last?.id ?? null;
  }
  const message = await tx.db.message.findFirst({ where: { id: named, conversationId, role: edits ? "user" : "assistant" }, select: { id: true, parentId: true } });
  if (!message) throw notFound("message");
  return named === after ? message.id : message.parentId;
}
