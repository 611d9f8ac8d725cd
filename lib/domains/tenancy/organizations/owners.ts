import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/kernel/app-error";

type Db = Pick<Prisma.TransactionClient, "$queryRaw" | "organizationMember">;

/**
 * The organization's active owners, and the turn: demotions, suspensions, removals and departures of one organization wait for
 * each other from here to their commit, so that of two owners who leave at once one stays.
 */
export async function lockOwners(db: Db, organizationId: string): Promise<string[]> {
  // Not FOR UPDATE: rows that refer to the organization may go on being written.
  await db.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const owners = await db.organizationMember.findMany({ where: { organizationId, role: "owner", suspendedAt: null }, select: { userId: true } });
  return owners.map((owner) => owner.userId);
}

/** @throws AppError conflict when nobody else would own the organization. */
export function assertOwnerLeft(owners: readonly string[], leaving: readonly string[]): void {
  if (!owners.some((owner) => leaving.includes(owner)) || owners.some((owner) => !leaving.includes(owner))) return;
  throw new AppError("conflict", { userMessage: "An organization needs an owner. Hand over ownership first; nothing was changed." });
}
