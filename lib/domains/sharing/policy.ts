import { AppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";

export interface LinkAbilities {
  manage: boolean;
  answer: boolean;
  publish: boolean;
}

export function linkAbilities(ctx: Pick<TenantContext, "permissions">): LinkAbilities {
  return { manage: ctx.permissions.has("shares:manage"), answer: ctx.permissions.has("shares:answer"), publish: ctx.permissions.has("shares:publish") };
}

/** A link shows what its maker may see, so nobody else may widen it or learn its address; revoking takes nothing but the permission. */
export function canChangeLink(ctx: Pick<TenantContext, "permissions" | "userId">, link: { createdBy: string }): boolean {
  return ctx.permissions.has("shares:manage") && ctx.userId === link.createdBy;
}

export function assertMaker(ctx: Pick<TenantContext, "permissions" | "userId">, link: { createdBy: string }): void {
  if (canChangeLink(ctx, link)) return;
  throw new AppError("forbidden", { userMessage: "Only the person who made this link may change it, since it shows what that person may see. Nothing was changed; you can revoke it." });
}

/** Lower-case on both sides; a domain stands for its own addresses alone, not for those of domains below it. */
export function isInvited(lists: { emails: readonly string[]; domains: readonly string[] }, email: string): boolean {
  return lists.emails.includes(email) || lists.domains.includes(email.slice(email.lastIndexOf("@") + 1));
}

export interface Gates {
  emails: readonly string[];
  domains: readonly string[];
  askEmail: boolean;
  hasPassword: boolean;
  /** A visit that passed an earlier password passes this one anew. */
  passwordSetAt: Date | null;
  /** SHA-256 of the text to agree to; null: none. */
  agreementHash: string | null;
}

export interface Passed {
  email: string | null;
  emailVerifiedAt: Date | null;
  passwordAt: Date | null;
  agreementHash: string | null;
  admittedAt: Date | null;
}

export const NOTHING_PASSED: Passed = { email: null, emailVerifiedAt: null, passwordAt: null, agreementHash: null, admittedAt: null };

export type GateStep = "email" | "password" | "agreement" | "enter" | "room";

/** What stands between this visit and the documents. Asked at every request, so that a gate added later, or an address taken off the list, holds at once. */
export function gateStep(gates: Gates, visit: Passed): GateStep {
  if (!passedEmail(gates, visit)) return "email";
  const passwordStands = visit.passwordAt !== null && (gates.passwordSetAt === null || visit.passwordAt >= gates.passwordSetAt);
  if (gates.hasPassword && !passwordStands) return "password";
  if (gates.agreementHash !== null && visit.agreementHash !== gates.agreementHash) return "agreement";
  return visit.admittedAt ? "room" : "enter";
}

/** Whether only listed addresses may come, which have to prove themselves. */
export function hasGuestList(gates: Pick<Gates, "emails" | "domains">): boolean {
  return gates.emails.length + gates.domains.length > 0;
}

function passedEmail(gates: Gates, visit: Passed): boolean {
  if (hasGuestList(gates)) return visit.email !== null && visit.emailVerifiedAt !== null && isInvited(gates, visit.email);
  return !gates.askEmail || visit.email !== null;
}
