import type { TenantContext } from "@/lib/kernel/context";

export interface BaseAbilities {
  manage: boolean;
  ask: boolean;
}

export function baseAbilities(ctx: Pick<TenantContext, "permissions">): BaseAbilities {
  return { manage: ctx.permissions.has("knowledge:manage"), ask: ctx.permissions.has("search:run") && ctx.permissions.has("chat:ask") };
}
