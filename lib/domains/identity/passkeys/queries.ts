import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { PasskeyDto } from "./schema";

export async function listPasskeys(db: UnscopedTx, userId: string): Promise<PasskeyDto[]> {
  const rows = await db.passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, backedUp: true, createdAt: true, lastUsedAt: true },
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null }));
}

/** For the browser: which passkeys exist already, or may answer. */
export function listCredentials(db: UnscopedTx, userId: string): Promise<{ credentialId: string; transports: string[] }[]> {
  return db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
}
