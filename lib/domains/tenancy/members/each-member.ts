import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { isAppError } from "@/lib/kernel/app-error";
import type { OrganizationContext } from "@/lib/kernel/context";
import { lockOrganization } from "../roles/role-rows";
import { actingMember, type MemberRow, requireMember } from "./member-rows";
import type { MemberStanding } from "./policy";
import type { MemberResults } from "./schema";

export interface MemberStep {
  tx: TenantTx<OrganizationContext>;
  actor: MemberStanding;
  target: MemberRow;
}

/**
 * One transaction for each member, so that a refusal about one keeps the others' changes. A single member's refusal is the
 * command's own; of several, each is told with its reason.
 */
export async function eachMember(ctx: OrganizationContext, userIds: readonly string[], change: (step: MemberStep) => Promise<void>): Promise<MemberResults> {
  const unique = [...new Set(userIds)];
  const results: MemberResults = { changed: [], refused: [] };
  for (const userId of unique) {
    try {
      await inTenant(ctx, async (tx) => {
        await lockOrganization(tx.db, ctx.organizationId);
        const actor = await actingMember(tx);
        await change({ tx, actor, target: await requireMember(tx.db, ctx.organizationId, userId) });
      });
      results.changed.push(userId);
    } catch (error) {
      if (unique.length === 1 || !isAppError(error) || error.status >= 500) throw error;
      results.refused.push({ userId, reason: error.userMessage ?? "This did not work. Nothing was changed." });
    }
  }
  return results;
}
