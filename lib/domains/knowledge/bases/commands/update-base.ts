import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { baseUpdated } from "../events";
import { getBase } from "../queries/bases";
import { updateBaseSchema } from "../schema";

/** After it the base has these settings. Its passages stay as they were cut until it is indexed again. */
export const updateBase = command({
  name: "knowledge.update-base",
  permission: "knowledge:manage",
  input: updateBaseSchema,
  records: [baseUpdated],
  run: (ctx, { baseId, ...changes }) =>
    inTenant(ctx, async (tx) => {
      const { name, description, chunking, retrieval, evaluation } = await getBase(tx, baseId, { lock: true });
      const before = { name, description, chunking, retrieval, evaluation };
      const after = {
        name: changes.name ?? name,
        description: changes.description ?? description,
        chunking: changes.chunking ?? chunking,
        retrieval: changes.retrieval ?? retrieval,
        evaluation: changes.evaluation ?? evaluation,
      };
      await tx.db.knowledgeBase.update({ where: { id: baseId }, data: { ...after, updatedAt: new Date() }, select: { id: true } });
      await tx.record(baseUpdated, { baseId, before, after });
      return { baseId };
    }),
});
