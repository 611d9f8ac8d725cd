import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import { logger } from "@/lib/kernel/logger";
import { listActiveSpaces } from "./unfinished-vectors";

/** Quiet time after the last change, and the longest wait while changes keep coming, in milliseconds. */
const QUIET_MS = 2_000;
const LONGEST_MS = 15_000;

interface Pending {
  since: number;
  timer: NodeJS.Timeout;
}

/** Folds fresh passages into a workspace's index once its changes pause; off the ingest path, since folding costs more than appending. */
export class IndexMaintenance {
  private readonly pending = new Map<string, Pending>();
  private running: Promise<void> = Promise.resolve();

  touch(workspaceId: string): void {
    const known = this.pending.get(workspaceId);
    const since = known?.since ?? Date.now();
    clearTimeout(known?.timer);
    const wait = Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - Date.now()));
    const timer = setTimeout(() => {
      this.pending.delete(workspaceId);
      this.running = this.running.then(() => optimize(workspaceId));
    }, wait);
    this.pending.set(workspaceId, { since, timer });
  }

  async stop(): Promise<void> {
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
    await this.running;
  }
}

async function optimize(workspaceId: string): Promise<void> {
  try {
    await (await openWorkspaceIndex(workspaceId)).optimize();
    for (const space of await listActiveSpaces(workspaceId)) await openVectorStore(space.store).optimize?.(space);
  } catch (error) {
    logger().warn({ err: error, workspaceId }, "index could not be optimized; searches stay right, only slower");
  }
}
