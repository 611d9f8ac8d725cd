import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import type { OrganizationContext, TenantContext } from "@/lib/kernel/context";
import { PRICE_UNITS, RERANKER_KINDS, type RerankerDto } from "./schema";

export interface StoredReranker extends RerankerDto {
  organizationId: string;
  sealedKey: string | null;
  updatedAt: Date;
}

const select = { organizationId: true, kind: true, baseUrl: true, model: true, sealedKey: true, keyEnd: true, price: true, priceUnit: true, updatedAt: true } as const;

/** With its sealed key: for those who call it, never for anybody to read. */
export async function getStoredReranker(tx: TenantTx<OrganizationContext | TenantContext>): Promise<StoredReranker | null> {
  const row = await tx.db.modelReranker.findUnique({ where: { organizationId: tx.ctx.organizationId }, select });
  if (!row) return null;
  return { ...row, kind: RERANKER_KINDS.find((kind) => kind === row.kind) ?? "standard", priceUnit: PRICE_UNITS.find((unit) => unit === row.priceUnit) ?? "searches" };
}

export async function getReranker(tx: TenantTx<OrganizationContext | TenantContext>): Promise<RerankerDto | null> {
  const stored = await getStoredReranker(tx);
  if (!stored) return null;
  const { kind, baseUrl, model, keyEnd, price, priceUnit } = stored;
  return { kind, baseUrl, model, keyEnd, price, priceUnit };
}

export function rerankerFacts({ kind, baseUrl, model, sealedKey }: Pick<StoredReranker, "kind" | "baseUrl" | "model" | "sealedKey">) {
  return { kind, baseUrl, model, hasKey: sealedKey !== null };
}
