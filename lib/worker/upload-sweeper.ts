import "server-only";
import { removeForgottenFiles, removeForgottenParts } from "@/lib/adapters/storage/incoming-parts";
import { inUnscoped } from "@/lib/db/unscoped";
import { UPLOAD_WAIT_HOURS } from "@/lib/domains/dataroom/uploads/schema";
import { logger } from "@/lib/kernel/logger";

const EVERY_MS = 600_000;
const HOUR_MS = 3_600_000;

/** Removes uploads that nobody resumed in time, and parts whose workspace is gone, and files of a killed process. */
export class UploadSweeper {
  private timer: NodeJS.Timeout | undefined;

  start(): void {
    this.timer = setInterval(() => void sweepUploads(), EVERY_MS);
    void sweepUploads();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

export async function sweepUploads(now = new Date()): Promise<void> {
  try {
    await inUnscoped((db) => db.resumableUpload.deleteMany({ where: { expiresAt: { lt: now } } }));
    // Each part renews its folder's date, as it renews the upload's; the hour more leaves nothing to clocks that differ.
    const before = new Date(now.getTime() - (UPLOAD_WAIT_HOURS + 1) * HOUR_MS);
    await removeForgottenParts(before);
    await removeForgottenFiles(before);
  } catch (error) {
    logger().warn({ err: error }, "could not remove expired uploads; the next round tries again");
  }
}
