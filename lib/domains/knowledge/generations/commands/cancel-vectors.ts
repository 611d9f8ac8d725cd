import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/app-error";
import { endGeneration } from "../begin-generation";
import { vectorsCancelled } from "../events";
import { listLiveGenerations } from "../queries";
import { vectorsSchema } from "../schema";

/** After it nothing is being made, nor begun by itself; the worker drops what was made so far, and what answered goes on answering. */
export const cancelVectors = command({
  name: "knowledge.cancel-vectors",
  permission: "workspace:manage",
  input: vectorsSchema,
  records: [vectorsCancelled],
  run: (ctx) =>
    inTenant(ctx, async (tx) => {
      const building = (await listLiveGenerations(tx, ctx.workspaceId, { lock: true })).find(({ live }) => live === "building");
      if (!building) throw notFound("generation of vectors");
      await endGeneration(tx, building, true);
      return { generationId: building.id };
    }),
});
