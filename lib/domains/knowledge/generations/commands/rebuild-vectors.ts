import "server-only";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { beginGeneration } from "../begin-generation";
import { vectorsRequested } from "../events";
import { vectorsSchema } from "../schema";

/** After it the workspace's vectors are being made anew from the database; until they are complete the present ones answer. */
export const rebuildVectors = command({
  name: "knowledge.rebuild-vectors",
  permission: "workspace:manage",
  input: vectorsSchema,
  records: [vectorsRequested],
  run: async (ctx) => {
    if (!embeddingsConfigured()) {
      throw new AppError("conflict", { userMessage: "No embedding model is set up, so there are no vectors. Documents are found by their words. An administrator of the installation can set EMBEDDING_MODEL." });
    }
    return inTenant(ctx, async (tx) => {
      const { id } = await beginGeneration(tx, ctx.workspaceId);
      return { generationId: id };
    });
  },
});
