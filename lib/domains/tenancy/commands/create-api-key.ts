import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { newApiKeySecret } from "../api-key-secret";
import { apiKeyCreated } from "../events";
import { createApiKeySchema } from "../schema";

/** After it the key works; its secret is in the answer and nowhere else. */
export const createApiKey = command({
  name: "tenancy.create-api-key",
  permission: "apiKeys:manage",
  input: createApiKeySchema,
  records: [apiKeyCreated],
  run: async (ctx, input) => {
    // The operator acts for a person too; a key never makes another.
    const creator = ctx.actor.kind === "apiKey" ? null : ctx.userId;
    if (!creator) throw new AppError("forbidden", { userMessage: "Only a person can create an API key." });
    const beyond = input.permissions.filter((permission) => !ctx.permissions.has(permission));
    if (beyond.length > 0) {
      throw new AppError("forbidden", { userMessage: `You cannot give what you do not have: ${beyond.join(", ")}.`, fields: { permissions: beyond.join(", ") } });
    }
    const { secret, prefix, hash } = newApiKeySecret();
    const id = newId();
    const expiresAt = input.expiresInDays === null ? null : new Date(Date.now() + input.expiresInDays * 86_400_000);
    await inTenant(ctx, async (tx) => {
      await tx.db.apiKey.create({
        data: {
          id,
          organizationId: ctx.organizationId,
          workspaceId: ctx.workspaceId,
          name: input.name,
          prefix,
          secretHash: hash,
          permissions: [...new Set(input.permissions)],
          createdBy: creator,
          expiresAt,
        },
      });
      await tx.record(apiKeyCreated, { apiKeyId: id, name: input.name, permissions: input.permissions });
    });
    return { id, secret };
  },
});
