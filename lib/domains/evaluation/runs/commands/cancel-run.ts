import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { runCancelled } from "../events";
import { endRun, getRunWork } from "../queries/run-work";
import { runIdSchema } from "../schema";

/** After it the run asks no further question; what it found so far stays readable and counts for nothing. */
export const cancelRun = command({
  name: "evaluation.cancel-run",
  permission: "knowledge:manage",
  input: runIdSchema,
  records: [runCancelled],
  run: (ctx, { baseId, runId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const run = await getRunWork(tx, runId, { lock: true });
      if (run?.baseId !== baseId) throw notFound("run");
      if (run.status !== "queued" && run.status !== "running") throw new AppError("conflict", { userMessage: "This run has ended already." });
      await endRun(tx, runId, { status: "cancelled" });
      await tx.record(runCancelled, { baseId, name, runId, number: run.number });
      return { runId };
    }),
});
