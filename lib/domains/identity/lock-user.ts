import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";

/** Until the transaction ends nobody signs in as this person, nor changes his ways in: what is counted stays true. */
export async function lockUser(db: UnscopedTx, userId: string): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}
