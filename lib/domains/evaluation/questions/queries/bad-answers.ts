import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { findWithheld } from "@/lib/domains/chat/queries/citation-dto";
import { conversationOwner, readableConversationsSql } from "@/lib/domains/chat/visibility";
import { type BadAnswerDto, questionKey } from "../schema";
import { questionKeys } from "./golden-questions";

const SHOWN = 50;

interface Row extends Omit<BadAnswerDto, "at"> {
  at: Date;
  restsOn: string[];
}

interface BadAnswer extends BadAnswerDto {
  /** Documents whose words the question may follow from. */
  restsOn: string[];
}

/** Only the actor's own conversations and those that colleagues share with him: a verdict opens nobody's conversation. */
async function read(tx: TenantTx, where: Prisma.Sql): Promise<BadAnswer[]> {
  if (tx.ctx.actor.kind !== "user" && tx.ctx.actor.kind !== "apiKey") return [];
  const me = conversationOwner(tx.ctx);
  const rows = await tx.rows<Row>(Prisma.sql`SELECT m.id AS "messageId", q.content AS question, f.reason, f.created_at AS at, m.rests_on AS "restsOn"
    FROM messages m JOIN messages q ON q.id = m.parent_id JOIN conversations c ON c.id = m.conversation_id
    JOIN LATERAL (SELECT reason, created_at FROM message_feedback WHERE message_id = m.id AND verdict = 'down' ORDER BY user_id = ${me}::uuid DESC, created_at DESC LIMIT 1) f ON true
    WHERE ${readableConversationsSql(tx.ctx)} AND m.role = 'assistant' AND q.role = 'user' AND ${where} ORDER BY f.created_at DESC LIMIT ${SHOWN}`);
  const withheld = await findWithheld(tx, rows.map(({ messageId }) => messageId), { restingOn: true });
  return rows.filter(({ messageId }) => !withheld.has(messageId)).map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

/** Answers marked as bad that were given in this base, or in none, and are no golden question of it yet; newest first. */
export async function listBadAnswers(tx: TenantTx, baseId: string): Promise<BadAnswerDto[]> {
  const known = await questionKeys(tx, baseId);
  const all = await read(tx, Prisma.sql`(c.knowledge_base_id IS NULL OR c.knowledge_base_id = ${baseId}::uuid)`);
  return all.flatMap(({ restsOn: _restsOn, ...answer }) => (known.has(questionKey(answer.question)) ? [] : [answer]));
}

export async function getBadAnswer(tx: TenantTx, messageId: string): Promise<BadAnswer | null> {
  const [answer] = await read(tx, Prisma.sql`m.id = ${messageId}::uuid`);
  return answer ?? null;
}
