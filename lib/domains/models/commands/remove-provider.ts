import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { providerRemoved } from "../events";
import { factsOf } from "../provider-terms";
import { getStoredProvider, lockProviders } from "../queries";
import { providerIdSchema } from "../schema";

/** After it the provider and its key are gone; answers that it wrote and what they cost stay. */
export const removeProvider = organizationCommand({
  name: "models.remove-provider",
  permission: "models:manage",
  input: providerIdSchema,
  records: [providerRemoved],
  run: (ctx, { providerId }) =>
    inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const before = await getStoredProvider(tx, providerId);
      await tx.db.modelProvider.delete({ where: { id: providerId }, select: { id: true } });
      await tx.db.$executeRaw`UPDATE model_providers p SET position = o.at - 1 FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS at FROM model_providers
        WHERE organization_id = ${ctx.organizationId}::uuid) o WHERE o.id = p.id AND p.position <> o.at - 1`;
      await tx.record(providerRemoved, { providerId, before: factsOf(before) });
      return { id: providerId };
    }),
});
