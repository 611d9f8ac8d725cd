import "server-only";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { env } from "@/lib/kernel/env";
import type { AccountEventDto, SessionDto } from "./schema";

/** Where the person is signed in: neither ended, nor past its end, nor unused for too long. */
export async function listSessions(userId: string, currentId: string): Promise<SessionDto[]> {
  const now = Date.now();
  const idleSince = new Date(now - env().SESSION_IDLE_HOURS * 3_600_000);
  const rows = await inUnscoped((db) =>
    db.session.findMany({
      where: { userId, endedAt: null, expiresAt: { gt: new Date(now) }, lastSeenAt: { gt: idleSince } },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
      take: 100,
      select: { id: true, ip: true, userAgent: true, method: true, secondFactorAt: true, createdAt: true, lastSeenAt: true },
    }),
  );
  return rows
    .map(({ secondFactorAt, ...row }) => ({
      ...row,
      current: row.id === currentId,
      secondFactor: secondFactorAt !== null,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Newest first. `page` counts from 1. */
export async function listAccountEvents(
  db: UnscopedTx,
  userId: string,
  { page, size }: { page: number; size: number },
): Promise<{ data: AccountEventDto[]; total: number }> {
  const select = { id: true, type: true, detail: true, ip: true, userAgent: true, occurredAt: true } as const;
  const rows = await db.accountEvent.findMany({
    where: { userId },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * size,
    take: size,
    select,
  });
  const total = await db.accountEvent.count({ where: { userId } });
  return { data: rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() })), total };
}
