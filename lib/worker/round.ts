import "server-only";
import { logger } from "@/lib/kernel/logger";

/** Work that comes round in the worker: at its start, then every so many milliseconds. A round that fails is logged, and the next one tries again. */
export abstract class Round {
  private timer: NodeJS.Timeout | undefined;

  protected constructor(
    private readonly everyMs: number,
    private readonly purpose: string,
  ) {}

  protected abstract work(): Promise<void>;

  start(): void {
    this.timer = setInterval(() => void this.look(), this.everyMs);
    void this.look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      logger().warn({ err: error }, `could not look for ${this.purpose}; the next round tries again`);
    }
  }
}
