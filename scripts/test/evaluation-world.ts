import { inTenant } from "@/lib/db/tenant";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { newId } from "@/lib/kernel/ids";
import { JOB_HANDLERS } from "@/lib/registry/jobs";
import { jobsFor } from "@/lib/registry/subscriptions";
import { makeReady } from "./pipeline";
import { addDocument, createTenant, type Tenant } from "./tenant-fixture";

export const WALLS = "The party wall resists fire for ninety minutes from either side, and every service that passes through it is sealed to the same period.";
const DOORS = `# Doors

Lobby doors are FD60S with a self-closing device, and their frames carry intumescent strips and cold smoke seals on three sides of the leaf.

# Walls

${WALLS}`;
const GEARS = "The gearbox weighs seven tonnes. It is lifted by the mobile crane only.";

/** What the worker does with what was recorded since; only the jobs whose names match. */
export class TestWorker {
  private seen = 0n;

  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: RegExp,
  ) {}

  async work(): Promise<void> {
    for (;;) {
      const events = await inTenant(this.tenant.owner, (tx) => tx.db.event.findMany({ where: { seq: { gt: this.seen } }, orderBy: { seq: "asc" } }));
      if (events.length === 0) return;
      this.seen = events.at(-1)?.seq ?? this.seen;
      for (const { job, payload } of events.flatMap((event) => jobsFor(event))) {
        if (!this.jobs.test(job.name)) continue;
        const handler = JOB_HANDLERS.find((one) => one.job.name === job.name);
        const parsed = job.payload.parse(payload);
        const failed = await handler?.run([{ id: newId(), payload: parsed, signal: new AbortController().signal }]);
        for (const error of failed?.values() ?? []) await handler?.gaveUp?.(parsed, error);
      }
    }
  }
}

/** A tenant with a base of two documents, indexed by the real pipeline. */
export async function evaluationWorld(name = "Acme"): Promise<{ tenant: Tenant; baseId: string; doorsId: string; gearsId: string; worker: TestWorker }> {
  const tenant = await createTenant(name);
  const doors = await addDocument(tenant.owner, { name: "Doors.md", text: DOORS });
  const gears = await addDocument(tenant.owner, { name: "Gears.txt", text: GEARS, sensitivity: "restricted" });
  for (const { versionId } of [doors, gears]) await makeReady(tenant, versionId);
  const { baseId } = await createBase.execute(tenant.owner, { name: "House", chunking: { method: "structure", size: 200 }, documentIds: [doors.documentId, gears.documentId] });
  const worker = new TestWorker(tenant, /^(?:evaluation\.|knowledge\.(?:sync-bases|build-generation|clear-generations|erase-base))/);
  await worker.work();
  return { tenant, baseId, doorsId: doors.documentId, gearsId: gears.documentId, worker };
}
