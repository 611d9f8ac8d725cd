import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";

/** How often a run under way looks whether it still is; milliseconds. */
const EVERY_MS = 2_000;

/** Ends the question that is being asked once its run was cancelled: a slow model must not write on for nobody. */
export class CancelWatch {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly isOpen: () => Promise<boolean>) {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      if (!(await this.isOpen())) this.controller.abort(new AppError("cancelled", { message: "the run was cancelled" }));
    } catch (error) {
      logger().warn({ err: error }, "a run could not look whether it was cancelled; trying again");
    }
  }
}
