import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { baseDeleted } from "../events";
import { getBase } from "../queries/bases";
import { baseIdSchema } from "../schema";

/** After it nobody can ask in the base any more. Its passages go from every store, counted before and after; its documents stay in the data room. */
export const deleteBase = command({
  name: "knowledge.delete-base",
  permission: "knowledge:manage",
  input: baseIdSchema,
  records: [baseDeleted],
  run: (ctx, { baseId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      await tx.db.knowledgeGeneration.updateMany({ where: { baseId, status: "building" }, data: { status: "cancelled" } });
      await tx.db.knowledgeBase.update({ where: { id: baseId }, data: { deletedAt: new Date() }, select: { id: true } });
      await tx.record(baseDeleted, { baseId, name });
      return { baseId };
    }),
});
