import "server-only";
import type { JobQueue, QueuedJob } from "@/lib/adapters/queue/job-queue";
import { onNewEvents } from "@/lib/adapters/realtime/event-listener";
import { unscopedTransaction } from "@/lib/db/unscoped";
import { logger } from "@/lib/kernel/logger";
import { jobsFor, type RecordedEvent } from "@/lib/registry/subscriptions";

const BATCH = 200;
const SWEEP_MS = 5_000;

const TAKE_EVENTS = `WITH taken AS (DELETE FROM event_outbox WHERE event_id IN
    (SELECT event_id FROM event_outbox ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING event_id)
  SELECT e.type, e.organization_id, e.workspace_id, e.payload FROM taken JOIN events e ON e.id = taken.event_id ORDER BY e.occurred_at, e.seq`;

interface OutboxRow {
  type: string;
  organization_id: string;
  workspace_id: string | null;
  payload: unknown;
}

/** Turns events into jobs. Rows leave the outbox in the transaction that enqueues, so that each event is consulted exactly once. */
export class Dispatcher {
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly queue: JobQueue,
    private readonly seen: (event: RecordedEvent) => void,
  ) {}

  start(): void {
    this.unsubscribe = onNewEvents(() => this.kick());
    // Notifications are lost while the connection is: the sweep makes that a delay, not a loss.
    this.timer = setInterval(() => this.kick(), SWEEP_MS);
    this.kick();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.unsubscribe();
    await this.running;
  }

  private kick(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = null;
      if (this.again && !this.stopped) this.kick();
    });
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        while ((await this.dispatchBatch()) === BATCH && !this.stopped);
      } catch (error) {
        logger().warn({ err: error }, "event dispatch failed; the next sweep tries again");
      }
    }
  }

  private async dispatchBatch(): Promise<number> {
    const { rows, jobs } = await unscopedTransaction(async (sql) => {
      const { rows: events } = await sql.executeSql(TAKE_EVENTS, [BATCH]);
      const recorded = (events as OutboxRow[]).map((row) => ({ type: row.type, organizationId: row.organization_id, workspaceId: row.workspace_id, payload: row.payload }));
      const queued: QueuedJob[] = recorded.flatMap(jobsFor);
      if (queued.length > 0) {
        await this.queue.enqueue(queued, sql);
      }
      return { rows: recorded, jobs: queued };
    });
    this.queue.wake(jobs.map((entry) => entry.job.name));
    for (const event of rows) this.seen(event);
    return rows.length;
  }
}
