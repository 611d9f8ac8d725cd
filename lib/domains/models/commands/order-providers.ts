import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { providersOrdered } from "../events";
import { orderedIds } from "../policy";
import { lockProviders, storedProviders } from "../queries";
import { orderProvidersSchema } from "../schema";

/** After it the providers are asked in this order; those not named come behind as before. */
export const orderProviders = organizationCommand({
  name: "models.order-providers",
  permission: "models:manage",
  input: orderProvidersSchema,
  records: [providersOrdered],
  run: (ctx, { providerIds }) =>
    inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const before = (await storedProviders(tx)).map(({ id }) => id);
      const after = orderedIds(before, providerIds);
      if (!after) throw notFound("provider");
      if (after.join() === before.join()) return { providerIds: after };
      // By SQL: the order says nothing about a provider, so what is known of its health and circuit stays.
      await tx.db.$executeRaw`UPDATE model_providers p SET position = o.at - 1 FROM unnest(${after}::uuid[]) WITH ORDINALITY AS o(id, at)
        WHERE p.id = o.id AND p.organization_id = ${ctx.organizationId}::uuid`;
      await tx.record(providersOrdered, { before, after });
      return { providerIds: after };
    }),
});
