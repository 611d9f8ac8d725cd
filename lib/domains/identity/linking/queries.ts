import "server-only";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import type { LinkedIdentityDto } from "./schema";

export interface KnownIdentity {
  id: string;
  userId: string;
  suspended: boolean;
}

export async function findIdentity(
  db: UnscopedTx,
  { provider, subject }: { provider: string; subject: string },
): Promise<KnownIdentity | null> {
  const row = await db.identity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { id: true, userId: true, user: { select: { suspendedAt: true } } },
  });
  return row ? { id: row.id, userId: row.userId, suspended: row.user.suspendedAt !== null } : null;
}

export async function listIdentities(userId: string): Promise<LinkedIdentityDto[]> {
  const rows = await inUnscoped((db) =>
    db.identity.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      take: 100,
      select: { id: true, provider: true, label: true, createdAt: true, lastUsedAt: true },
    }),
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null }));
}
