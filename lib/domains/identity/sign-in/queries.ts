import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import type { Proofs } from "./schema";

export async function getProofs(userId: string): Promise<Proofs | null> {
  const [row] = await unscopedRows<Proofs>(Prisma.sql`SELECT u.password_hash IS NOT NULL AS password,
      EXISTS (SELECT 1 FROM passkeys p WHERE p.user_id = u.id) AS passkey,
      EXISTS (SELECT 1 FROM totp_factors t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL) AS code
    FROM users u WHERE u.id = ${userId}::uuid`);
  return row ?? null;
}
