import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { Prisma } from "@/lib/db/generated/client";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { goneBecause } from "../../labels";
import { linkState } from "../../link-state";
import type { ShareContext } from "../../visits";
import { askerHash, partyHash } from "../asker";
import { shareQuestionAsked } from "../events";
import { questionsLeft } from "../policy";
import { countAsked } from "../queries/count-asked";
import { askQuestionSchema } from "../schema";

/**
 * After it the question waits for a draft and counts against its party's quota; of an anonymous one nothing that is stored or
 * recorded names the visit, the address or the request it came by.
 */
export const askQuestion = accountCommand({
  name: "sharing.ask-question",
  input: askQuestionSchema,
  run: async (share: ShareContext, { question, anonymous }) => {
    await consumeLimit("questions", `share ${share.linkId} ${addressKey(share.ip)}`);
    const ctx = anonymous ? withoutTrace(share) : share.tenant;
    return inTenantStatements(ctx, async (tx) => {
      // Of questions asked at once each one waits here and counts those before it.
      await tx.rows(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${partyHash(share, "named")}, 0))`);
      const left = (await assertMayAsk(tx, share)) - 1;
      const [id, kind, visitId] = [newId(), anonymous ? ("anonymous" as const) : ("named" as const), anonymous ? null : share.visitId];
      await tx.rows(Prisma.sql`INSERT INTO share_questions (id, organization_id, workspace_id, link_id, visit_id, asker, party, question, anonymous)
        VALUES (${id}::uuid, ${share.organizationId}::uuid, ${share.workspaceId}::uuid, ${share.linkId}::uuid, ${visitId}::uuid, ${askerHash(share, kind)}, ${partyHash(share, kind)}, ${question}, ${anonymous})`);
      await tx.record(shareQuestionAsked, { questionId: id, linkId: share.linkId, anonymous, visitId });
      return { id, left };
    });
  },
});

function withoutTrace(share: ShareContext): TenantContext {
  return { ...share.tenant, requestId: newId(), ip: null, userAgent: null, actor: { kind: "visitor", id: share.linkId, name: "Visitor" } };
}

/** How many the party may ask, this one included. A link that is revoked or changed meanwhile waits for the end of this transaction. */
async function assertMayAsk(tx: TenantStatements, share: ShareContext): Promise<number> {
  const [link] = await tx.rows<{ quota: number | null; revokedAt: Date | null; expiresAt: Date | null }>(Prisma.sql`SELECT question_quota AS quota,
    revoked_at AS "revokedAt", expires_at AS "expiresAt" FROM share_links WHERE id = ${share.linkId}::uuid FOR SHARE`);
  const state = link ? linkState({ ...share.link, ...link }, { admitted: true }) : "revoked";
  if (!link || state !== "open") throw new AppError("gone", { userMessage: goneBecause(state) });
  if (link.quota === null) throw new AppError("forbidden", { userMessage: "This link takes no questions." });
  const left = questionsLeft(link.quota, await countAsked(tx, share));
  if (left > 0) return left;
  const asked = link.quota === 1 ? "the one question" : `all ${link.quota} questions`;
  throw new AppError("quota_exceeded", { userMessage: `You have asked ${asked} that this link allows. This one was not sent.` });
}
