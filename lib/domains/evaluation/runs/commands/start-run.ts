import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { getSubject } from "@/lib/domains/knowledge/publishing/queries";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, command } from "@/lib/kernel/command";
import { runStarted } from "../events";
import { insertRun } from "../queries/run-work";
import { startRunSchema } from "../schema";

const conflict = (userMessage: string) => new AppError("conflict", { userMessage });

/** After it every golden question that the actor may see is being asked in his name: searched for, and answered, as the base stands now. */
export const startRun = command({
  name: "evaluation.start-run",
  permission: "knowledge:manage",
  input: startRunSchema,
  records: [runStarted],
  run: async (ctx, { baseId }) => {
    for (const permission of ["search:run", "documents:read", "chat:ask"] as const) assertPermission(ctx, permission);
    const startedBy = ctx.userId;
    if (!startedBy) throw new AppError("forbidden", { userMessage: "A run needs a person in whose name it asks." });
    return inTenant(ctx, async (tx) => {
      const base = await getBase(tx, baseId, { lock: true });
      const subject = await getSubject(tx, base);
      if (!subject) throw conflict("This knowledge base has not been indexed yet. Index it first.");
      const [open] = await tx.rows(Prisma.sql`SELECT 1 FROM evaluation_runs WHERE base_id = ${baseId}::uuid AND status IN ('queued', 'running')`);
      if (open) throw conflict("A run of this knowledge base is under way. Wait until it is done, or cancel it first.");
      const started = await insertRun(tx, { baseId, subject, k: base.evaluation.k, startedBy });
      if (started === "another-open") throw conflict("An evaluation of another knowledge base of your organization is under way. Wait until it is done, or have it cancelled first.");
      if (started === "no-questions") throw conflict("There is no golden question to ask. Write one, import some, or accept a proposal first.");
      await tx.record(runStarted, { baseId, name: base.name, ...started });
      return started;
    });
  },
});
