import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { sealKey } from "../../provider-key";
import { assertKeyStays, checkedBaseUrl } from "../../provider-terms";
import { lockProviders } from "../../queries";
import { rerankerSet } from "../events";
import { getStoredReranker, rerankerFacts } from "../queries";
import { RERANKER_ROW } from "../reranker-for";
import { setRerankerSchema } from "../schema";

/** After it this endpoint puts passages into order for the knowledge bases that want it; its key is the old one only where its address stayed. */
export const setReranker = organizationCommand({
  name: "models.set-reranker",
  permission: "models:manage",
  input: setRerankerSchema,
  records: [rerankerSet],
  run: (ctx, { apiKey, ...terms }) => {
    const baseUrl = checkedBaseUrl(terms.baseUrl);
    return inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const { organizationId } = ctx;
      const before = await getStoredReranker(tx);
      if (before) assertKeyStays(before, baseUrl, apiKey);
      const key = apiKey === undefined && before ? { sealedKey: before.sealedKey, keyEnd: before.keyEnd } : sealKey(organizationId, RERANKER_ROW, apiKey ?? null);
      const data = { ...terms, baseUrl, ...key };
      await tx.db.modelReranker.upsert({ where: { organizationId }, create: { organizationId, ...data }, update: data, select: { organizationId: true } });
      await tx.record(rerankerSet, { before: before && rerankerFacts(before), after: rerankerFacts(data), keyReplaced: apiKey !== undefined });
      return { model: terms.model };
    });
  },
});
