import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { LOST_AFTER_MS } from "@/lib/domains/chat/queries/conversations";
import { logger } from "@/lib/kernel/logger";

const EVERY_MS = 5_000;

/** Marks answers whose server was killed; what had arrived stays. */
export class MessageSweeper {
  private timer: NodeJS.Timeout | undefined;

  start(): void {
    this.timer = setInterval(() => void sweep(), EVERY_MS);
    void sweep();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

async function sweep(): Promise<void> {
  try {
    await inUnscoped((db) =>
      db.message.updateMany({
        where: { status: { in: ["streaming", "stopping"] }, heartbeatAt: { lt: new Date(Date.now() - LOST_AFTER_MS) } },
        data: { status: "interrupted", finishedAt: new Date() },
      }),
    );
  } catch (error) {
    logger().warn({ err: error }, "sweep for interrupted answers failed");
  }
}
