import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { providerUpdated } from "../events";
import { sealKey } from "../provider-key";
import { assertKeyGiven, assertKeyStays, checkedBaseUrl, factsOf } from "../provider-terms";
import { getStoredProvider, lockProviders } from "../queries";
import { updateProviderSchema } from "../schema";

/** After it the provider is as given; its key is the old one only where its address stayed. What went wrong before is forgotten. */
export const updateProvider = organizationCommand({
  name: "models.update-provider",
  permission: "models:manage",
  input: updateProviderSchema,
  records: [providerUpdated],
  run: (ctx, { providerId, apiKey, ...terms }) =>
    inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const before = await getStoredProvider(tx, providerId);
      const baseUrl = terms.baseUrl === before.baseUrl ? before.baseUrl : checkedBaseUrl(terms.baseUrl);
      assertKeyStays(before, baseUrl, apiKey);
      const key = apiKey === undefined ? { sealedKey: before.sealedKey, keyEnd: before.keyEnd } : sealKey(ctx.organizationId, providerId, apiKey);
      assertKeyGiven(before.kind, key.sealedKey !== null);
      const apiVersion = before.kind === "azure" ? terms.apiVersion : null;
      const data = { ...terms, baseUrl, apiVersion, ...key };
      await tx.db.modelProvider.update({ where: { id: providerId }, data, select: { id: true } });
      await tx.db.providerHealth.deleteMany({ where: { providerId } });
      await tx.record(providerUpdated, { providerId, before: factsOf(before), after: factsOf({ ...data, kind: before.kind }), keyReplaced: apiKey !== undefined });
      return { id: providerId };
    }),
});
