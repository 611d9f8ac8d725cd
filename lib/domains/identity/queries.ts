import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { inUnscoped } from "@/lib/db/unscoped";
import type { SessionDto } from "./schema";

export function getCredentials(email: string): Promise<{ id: string; passwordHash: string | null; suspendedAt: Date | null } | null> {
  return inUnscoped((db) => db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, suspendedAt: true } }));
}

export async function emailIsTaken(db: UnscopedTx, email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}

export async function listSessions(userId: string, currentId: string): Promise<SessionDto[]> {
  const rows = await inUnscoped((db) =>
    db.session.findMany({
      where: { userId, endedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { lastSeenAt: "desc" },
      take: 100,
      select: { id: true, ip: true, userAgent: true, createdAt: true, lastSeenAt: true },
    }),
  );
  return rows.map((row) => ({ ...row, current: row.id === currentId, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() }));
}
