import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { indexingCancelled } from "../events";
import { getBase } from "../queries/bases";
import { baseIdSchema } from "../schema";

/** After it the new reading is given up and its passages are removed; what was indexed before goes on answering. */
export const cancelIndexing = command({
  name: "knowledge.cancel-indexing",
  permission: "knowledge:manage",
  input: baseIdSchema,
  records: [indexingCancelled],
  run: (ctx, { baseId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const building = await tx.db.knowledgeGeneration.findFirst({ where: { baseId, status: "building" }, select: { id: true, number: true } });
      if (!building) throw new AppError("conflict", { userMessage: "This knowledge base is not being indexed any more." });
      await tx.db.knowledgeGeneration.update({ where: { id: building.id }, data: { status: "cancelled", finishedAt: new Date() }, select: { id: true } });
      await tx.record(indexingCancelled, { baseId, name, generationId: building.id, number: building.number });
      return { baseId };
    }),
});
