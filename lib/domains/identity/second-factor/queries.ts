import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import type { SecondFactorDto } from "./schema";

export async function getSecondFactor(db: UnscopedTx, userId: string): Promise<SecondFactorDto> {
  const factor = await db.totpFactor.findFirst({ where: { userId, confirmedAt: { not: null } }, select: { confirmedAt: true } });
  const recoveryCodesLeft = await db.recoveryCode.count({ where: { userId, usedAt: null } });
  return { enabledAt: factor?.confirmedAt?.toISOString() ?? null, recoveryCodesLeft };
}
