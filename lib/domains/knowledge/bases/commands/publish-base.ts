import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { insertPublication } from "../../publishing/queries";
import { basePublished, gateOverridden } from "../events";
import { publishGate } from "../publish-gate";
import { getBase } from "../queries/bases";
import { publishBaseSchema } from "../schema";

/**
 * After it everyone who may search can ask in the base; each still sees only what the data room shows him. Where its evaluation speaks
 * against it, it stays a draft, or is published with a reason that is kept.
 */
export const publishBase = command({
  name: "knowledge.publish-base",
  permission: "knowledge:manage",
  input: publishBaseSchema,
  records: [basePublished, gateOverridden],
  run: (ctx, { baseId, overrideReason }) =>
    inTenant(ctx, async (tx) => {
      const base = await getBase(tx, baseId, { lock: true });
      const { name, status } = base;
      if (status === "published") return { baseId };
      const { objections, measured } = await publishGate(tx, base);
      if (objections.length > 0 && !overrideReason) throw blocked(objections);
      const override = objections.length > 0 && overrideReason ? { reason: overrideReason, overridden: objections } : null;
      await tx.db.knowledgeBase.update({ where: { id: baseId }, data: { status: "published", publishedAt: new Date() }, select: { id: true } });
      await insertPublication(tx, baseId, { measured, tolerance: base.evaluation.tolerance, override });
      await tx.record(basePublished, { baseId, name });
      if (override) await tx.record(gateOverridden, { baseId, name, ...override });
      return { baseId };
    }),
});

/** The field says that a reason would be taken. */
function blocked(objections: readonly string[]): AppError {
  const userMessage = `This knowledge base stays a draft. ${objections.join(" ")}`;
  return new AppError("conflict", { userMessage, fields: { overrideReason: "Say why it is published all the same." } });
}
