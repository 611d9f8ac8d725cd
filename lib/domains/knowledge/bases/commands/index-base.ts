import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { indexingStarted } from "../events";
import { getBase } from "../queries/bases";
import { startGeneration } from "../queries/generations";
import { baseIdSchema } from "../schema";

/** After it the base is being read with its settings of now; what was indexed before answers until that is done. */
export const indexBase = command({
  name: "knowledge.index-base",
  permission: "knowledge:manage",
  input: baseIdSchema,
  records: [indexingStarted],
  run: (ctx, { baseId }) =>
    inTenant(ctx, async (tx) => {
      const { name, chunking } = await getBase(tx, baseId, { lock: true });
      const started = await startGeneration(tx, baseId, chunking);
      await tx.record(indexingStarted, { baseId, name, ...started });
      return started;
    }),
});
