import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { basePublished } from "../events";
import { publishGate } from "../publish-gate";
import { getBase } from "../queries/bases";
import { baseIdSchema } from "../schema";

/** After it everyone who may search can ask in the base; each still sees only what the data room shows him. */
export const publishBase = command({
  name: "knowledge.publish-base",
  permission: "knowledge:manage",
  input: baseIdSchema,
  records: [basePublished],
  run: (ctx, { baseId }) =>
    inTenant(ctx, async (tx) => {
      const { name, status } = await getBase(tx, baseId, { lock: true });
      if (status === "published") return { baseId };
      const blocked = await publishGate(tx, baseId);
      if (blocked.length > 0) throw new AppError("conflict", { userMessage: `This knowledge base stays a draft. ${blocked.join(" ")}` });
      await tx.db.knowledgeBase.update({ where: { id: baseId }, data: { status: "published", publishedAt: new Date() }, select: { id: true } });
      await tx.record(basePublished, { baseId, name });
      return { baseId };
    }),
});
