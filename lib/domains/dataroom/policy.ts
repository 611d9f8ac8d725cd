import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityLevel, type Sensitivity } from "@/lib/kernel/sensitivity";
import type { DocumentStatus } from "./schema";

/** Nobody may give a document a level he could not see himself. */
export function canClassify(ctx: Pick<TenantContext, "clearance">, sensitivity: Sensitivity): boolean {
  return sensitivityLevel(sensitivity) <= ctx.clearance;
}

export function defaultSensitivity(ctx: Pick<TenantContext, "clearance">): Sensitivity {
  return canClassify(ctx, "internal") ? "internal" : "public";
}

export function canRetry(status: DocumentStatus): boolean {
  return status === "failed" || status === "cancelled";
}

export function canCancel(status: DocumentStatus): boolean {
  return status === "queued" || status === "processing";
}

export interface DocumentAbilities {
  upload: boolean;
  trash: boolean;
  purge: boolean;
  process: boolean;
}

export function documentAbilities(ctx: Pick<TenantContext, "permissions">): DocumentAbilities {
  return {
    upload: ctx.permissions.has("documents:upload"),
    trash: ctx.permissions.has("documents:delete"),
    purge: ctx.permissions.has("documents:purge"),
    process: ctx.permissions.has("documents:process"),
  };
}
