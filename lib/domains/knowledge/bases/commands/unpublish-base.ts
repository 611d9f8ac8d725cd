import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { baseUnpublished } from "../events";
import { getBase } from "../queries/bases";
import { baseIdSchema } from "../schema";

/** After it the base is a draft again, which only those who manage bases see. */
export const unpublishBase = command({
  name: "knowledge.unpublish-base",
  permission: "knowledge:manage",
  input: baseIdSchema,
  records: [baseUnpublished],
  run: (ctx, { baseId }) =>
    inTenant(ctx, async (tx) => {
      const { name, status } = await getBase(tx, baseId, { lock: true });
      if (status === "draft") return { baseId };
      await tx.db.knowledgeBase.update({ where: { id: baseId }, data: { status: "draft", publishedAt: null }, select: { id: true } });
      await tx.record(baseUnpublished, { baseId, name });
      return { baseId };
    }),
});
