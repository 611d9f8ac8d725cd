import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { listStandings } from "@/lib/domains/tenancy/queries/standings";
import { getOwnConversation } from "../queries/conversations";
import type { SharingDto } from "./schema";

/** For the owner alone: who reads his conversation, and who could. */
export async function getSharing(tx: TenantTx, conversationId: string): Promise<SharingDto> {
  const { id, shared } = await getOwnConversation(tx, conversationId);
  const readers = await tx.db.conversationReader.findMany({ where: { conversationId: id }, select: { userId: true } });
  const people = (await listStandings(tx)).filter((person) => person.userId !== tx.ctx.actor.id && person.permissions.has("chat:ask"));
  return { shared, readerIds: readers.map(({ userId }) => userId), people: people.map(({ userId, name, email }) => ({ id: userId, name, email })) };
}
