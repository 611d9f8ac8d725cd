import "server-only";
import { clearExpiredCounts } from "@/lib/adapters/rate-limit/shared-counter";
import { deliverDueMail } from "@/lib/domains/identity/mail/deliver-mail";
import { removeOldMail } from "@/lib/domains/identity/mail/remove-old-mail";
import { writeDrafts } from "@/lib/domains/identity/mail/write-drafts";
import { removeExpiredTokens } from "@/lib/domains/identity/tokens/remove-expired-tokens";
import { logger } from "@/lib/kernel/logger";

const EVERY_MS = 1_500;
const TIDY_MS = 3_600_000;
const PATIENCE_MS = 3_000;

/** Writes, sends and forgets mail. Looks often instead of listening: a question to one index is cheaper than a connection. */
export class MailCarrier {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private tidied = 0;

  start(): void {
    this.timer = setTimeout(() => {
      this.round = this.run().finally(() => !this.stopped && this.start());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    // A mail server that does not answer must not hold the worker: what it may have taken is tried again later.
    await Promise.race([this.round, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
  }

  private async run(): Promise<void> {
    try {
      while ((await writeDrafts()) > 0 && !this.stopped);
      while ((await deliverDueMail()) > 0 && !this.stopped);
      if (Date.now() - this.tidied < TIDY_MS) return;
      await removeOldMail();
      await removeExpiredTokens();
      await clearExpiredCounts();
      this.tidied = Date.now();
    } catch (error) {
      logger().warn({ err: error }, "the mail's round failed; the next one tries again");
    }
  }
}
