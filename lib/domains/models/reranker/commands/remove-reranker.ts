import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { lockProviders } from "../../queries";
import { rerankerRemoved } from "../events";
import { getStoredReranker, rerankerFacts } from "../queries";
import { noRerankerSchema } from "../schema";

/** After it the endpoint and its key are gone; bases that want it show their passages in the order of words and vectors. */
export const removeReranker = organizationCommand({
  name: "models.remove-reranker",
  permission: "models:manage",
  input: noRerankerSchema,
  records: [rerankerRemoved],
  run: (ctx) =>
    inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const before = await getStoredReranker(tx);
      if (!before) throw notFound("reranker");
      await tx.db.modelReranker.delete({ where: { organizationId: ctx.organizationId }, select: { organizationId: true } });
      await tx.record(rerankerRemoved, { before: rerankerFacts(before) });
      return {};
    }),
});
