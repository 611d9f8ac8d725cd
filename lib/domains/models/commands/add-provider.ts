import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { providerAdded } from "../events";
import { MAX_PROVIDERS } from "../policy";
import { sealKey } from "../provider-key";
import { assertKeyGiven, checkedBaseUrl, factsOf } from "../provider-terms";
import { lockProviders } from "../queries";
import { addProviderSchema } from "../schema";

/** After it the provider is asked after those that were there before, with its key sealed. */
export const addProvider = organizationCommand({
  name: "models.add-provider",
  permission: "models:manage",
  input: addProviderSchema,
  records: [providerAdded],
  run: (ctx, { apiKey, ...terms }) => {
    const baseUrl = checkedBaseUrl(terms.baseUrl);
    assertKeyGiven(terms.kind, apiKey !== null);
    return inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const { organizationId } = ctx;
      const position = await tx.db.modelProvider.count({ where: { organizationId } });
      if (position >= MAX_PROVIDERS) throw new AppError("conflict", { userMessage: `An organization has at most ${MAX_PROVIDERS} providers. Remove one first; nothing was saved.` });
      const id = newId();
      const apiVersion = terms.kind === "azure" ? terms.apiVersion : null;
      const { sealedKey, keyEnd } = sealKey(organizationId, id, apiKey);
      const row = { ...terms, baseUrl, apiVersion, sealedKey };
      await tx.db.modelProvider.create({ data: { id, organizationId, ...row, keyEnd, position, createdBy: ctx.userId ?? ctx.actor.id }, select: { id: true } });
      await tx.record(providerAdded, { providerId: id, after: factsOf(row) });
      return { id };
    });
  },
});
