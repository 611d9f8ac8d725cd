import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { isPermission } from "@/lib/kernel/permissions";
import type { ApiKeyDto } from "../schema";

export async function listApiKeys(tx: TenantTx): Promise<ApiKeyDto[]> {
  const rows = await tx.db.apiKey.findMany({
    where: { workspaceId: tx.ctx.workspaceId },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    take: 200,
    select: { id: true, name: true, prefix: true, permissions: true, createdBy: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
  });
  const people = await tx.db.user.findMany({ where: { id: { in: rows.map((row) => row.createdBy) } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    ...row,
    permissions: row.permissions.filter(isPermission),
    createdBy: names.get(row.createdBy) ?? "Former member",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}
