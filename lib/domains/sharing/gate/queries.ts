import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { codeStands } from "./code";

/** Where the visit's code was sent, while it can still be entered. */
export async function readWaitingCode(tx: TenantTx, visitId: string): Promise<string | null> {
  const held = await tx.db.shareVisit.findUnique({ where: { id: visitId }, select: { codeEmail: true, codeSealed: true, codeExpiresAt: true, codeTries: true } });
  return held && codeStands(held) ? held.codeEmail : null;
}
