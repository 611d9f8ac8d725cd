import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { unscopedRows } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { isAddressAllowed, parseRange } from "../../organization-policy";
import { organizationSecured } from "../events";
import { getOrganizationSecurity, lockOrganization } from "../queries/organizations";
import { type OrganizationSecurityDto, secureOrganizationSchema } from "../schema";

/** After it every request into the organization must meet these conditions; whoever sets them meets them himself. */
export const secureOrganization = organizationCommand({
  name: "tenancy.secure-organization",
  permission: "organization:security",
  input: secureOrganizationSchema,
  records: [organizationSecured],
  run: async (ctx, input) => {
    const ipAllow = ranges("ipAllow", input.ipAllow);
    const ipDeny = ranges("ipDeny", input.ipDeny);
    const after = { secondFactorRequired: input.secondFactorRequired, ipAllow, ipDeny };
    assertStaysIn(ctx, after);
    const proven = after.secondFactorRequired && (await hasSecondFactor(ctx));
    return inTenant(ctx, async (tx) => {
      await lockOrganization(tx);
      const before = await getOrganizationSecurity(tx);
      if (after.secondFactorRequired && !before.secondFactorRequired && !proven) {
        throw new AppError("second_factor_required", {
          userMessage: "You would lock yourself out: sign in with your own second factor first, then require one of everybody. Nothing was changed.",
        });
      }
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await tx.db.organization.update({ where: { id: ctx.organizationId }, data: after, select: { id: true } });
        await tx.record(organizationSecured, { organizationId: ctx.organizationId, before, after });
      }
      return after;
    });
  },
});

function ranges(field: string, given: readonly string[]): string[] {
  const wrong = given.find((text) => parseRange(text) === null);
  if (wrong !== undefined) {
    const message = `“${wrong}” is neither an address nor a range such as 203.0.113.0/24 or 2001:db8::/32.`;
    throw new AppError("invalid_input", { userMessage: message, fields: { [field]: message } });
  }
  return [...new Set(given.map((text) => text.toLowerCase()))];
}

function assertStaysIn(ctx: OrganizationContext, rules: OrganizationSecurityDto): void {
  if (isAddressAllowed({ ip_allow: rules.ipAllow, ip_deny: rules.ipDeny }, ctx.ip)) return;
  const userMessage =
    ctx.ip === null
      ? "This installation does not know the addresses of its visitors, so that nobody could come in. Its operator has to set that up first; nothing was changed."
      : `These lists would lock you out: your present address is ${ctx.ip}. Nothing was changed.`;
  throw new AppError("conflict", { userMessage });
}

async function hasSecondFactor(ctx: OrganizationContext): Promise<boolean> {
  if (ctx.actor.kind !== "user") return false;
  const rows = await unscopedRows(Prisma.sql`SELECT 1 FROM sessions WHERE id = ${ctx.actor.sessionId}::uuid AND user_id = ${ctx.actor.id}::uuid AND second_factor_at IS NOT NULL`);
  return rows.length > 0;
}
