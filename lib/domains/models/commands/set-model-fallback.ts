import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { modelFallbackSet } from "../events";
import { getModelFallback, lockProviders } from "../queries";
import { setModelFallbackSchema } from "../schema";

/** After it this is what answers when none of the organization's own providers does. */
export const setModelFallback = organizationCommand({
  name: "models.set-model-fallback",
  permission: "models:manage",
  input: setModelFallbackSchema,
  records: [modelFallbackSet],
  run: (ctx, after) =>
    inTenant(ctx, async (tx) => {
      await lockProviders(tx);
      const before = await getModelFallback(tx);
      if (before.installationFallback === after.installationFallback && before.extractiveFallback === after.extractiveFallback) return after;
      const { organizationId } = ctx;
      await tx.db.modelSettings.upsert({ where: { organizationId }, create: { organizationId, ...after }, update: after, select: { organizationId: true } });
      await tx.record(modelFallbackSet, { before, after });
      return after;
    }),
});
