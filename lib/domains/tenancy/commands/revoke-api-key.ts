import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { apiKeyRevoked } from "../events";
import { revokeApiKeySchema } from "../schema";

/** After it the key opens nothing, from the next request on. Revoking twice is the same as once. */
export const revokeApiKey = command({
  name: "tenancy.revoke-api-key",
  permission: "apiKeys:manage",
  input: revokeApiKeySchema,
  records: [apiKeyRevoked],
  run: (ctx, input) =>
    inTenant(ctx, async (tx) => {
      const key = await tx.db.apiKey.findFirst({ where: { id: input.apiKeyId, workspaceId: ctx.workspaceId }, select: { id: true, name: true, revokedAt: true } });
      if (!key) throw notFound("API key");
      if (!key.revokedAt) {
        await tx.db.apiKey.update({ where: { id: key.id }, data: { revokedAt: new Date() }, select: { id: true } });
        await tx.record(apiKeyRevoked, { apiKeyId: key.id, name: key.name });
      }
      return { apiKeyId: key.id };
    }),
});
