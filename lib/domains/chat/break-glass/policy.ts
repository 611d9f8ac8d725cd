import type { TenantContext } from "@/lib/kernel/context";
import type { BreakGlassStatus } from "./schema";

/** Hours for which a request waits, and minutes for which an approved one opens the conversation. */
export const REQUEST_HOURS = 24;
export const ACCESS_MINUTES = 60;

export interface RequestFacts {
  status: string;
  expiresAt: Date;
  requestedBy: string;
  decidedBy: string | null;
  ownerId: string;
}

/** Who asks or decides sees that others do. */
export function canSeeRequests(ctx: Pick<TenantContext, "permissions">): boolean {
  return ctx.permissions.has("access:requestBreakGlass") || ctx.permissions.has("access:approveBreakGlass");
}

export function presentStatus(request: Pick<RequestFacts, "status" | "expiresAt">, now = new Date()): BreakGlassStatus {
  if (request.status === "denied" || request.status === "ended") return request.status;
  if (request.expiresAt <= now) return "expired";
  return request.status === "approved" ? "approved" : "pending";
}

/** Two people, neither of whom the conversation belongs to: the one who asks and the one who decides. */
export function isSecondPerson(ctx: Pick<TenantContext, "userId">, request: RequestFacts): boolean {
  return ctx.userId !== null && ctx.userId !== request.requestedBy && ctx.userId !== request.ownerId;
}

export function canDecide(ctx: Pick<TenantContext, "userId" | "permissions">, request: RequestFacts): boolean {
  return ctx.permissions.has("access:approveBreakGlass") && isSecondPerson(ctx, request) && presentStatus(request) === "pending";
}

/** Who asked may stop; so may whoever could have refused. */
export function mayEnd(ctx: Pick<TenantContext, "userId" | "permissions">, request: RequestFacts): boolean {
  return ctx.userId === request.requestedBy || ctx.permissions.has("access:approveBreakGlass");
}

export function canEnd(ctx: Pick<TenantContext, "userId" | "permissions">, request: RequestFacts): boolean {
  const status = presentStatus(request);
  return mayEnd(ctx, request) && (status === "pending" || status === "approved");
}

/** Only who asked, only while it is approved. */
export function canReadOpened(ctx: Pick<TenantContext, "userId" | "permissions">, request: RequestFacts): boolean {
  return ctx.permissions.has("access:requestBreakGlass") && ctx.userId === request.requestedBy && presentStatus(request) === "approved";
}
