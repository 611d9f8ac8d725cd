import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { inUnscoped } from "@/lib/db/unscoped";

export function getCredentials(email: string): Promise<{ id: string; passwordHash: string | null; suspendedAt: Date | null } | null> {
  return inUnscoped((db) => db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, suspendedAt: true } }));
}

export async function emailIsTaken(db: UnscopedTx, email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}
