import type { TenantContext } from "@/lib/kernel/context";
import type { BaseStatus } from "./schema";

export interface BaseAbilities {
  manage: boolean;
  ask: boolean;
}

export function baseAbilities(ctx: Pick<TenantContext, "permissions">): BaseAbilities {
  return { manage: ctx.permissions.has("knowledge:manage"), ask: ctx.permissions.has("search:run") && ctx.permissions.has("chat:ask") };
}

/** Who sees that a base is there; what is in it each reader sees as in the data room. The same rule as SQL stands in visibility.ts. */
export function canSeeBase(ctx: Pick<TenantContext, "permissions">, base: { status: BaseStatus; deleted: boolean }): boolean {
  if (base.deleted || !ctx.permissions.has("knowledge:read")) return false;
  return base.status === "published" || ctx.permissions.has("knowledge:manage");
}
