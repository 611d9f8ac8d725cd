import "server-only";
import { JobQueue } from "@/lib/adapters/queue/job-queue";
import { closeEventListener } from "@/lib/adapters/realtime/event-listener";
import { closeDatabase } from "@/lib/db/client";
import { isDatabaseDown } from "@/lib/db/errors";
import { assertIsolation } from "@/lib/db/isolation-check";
import { documentReady, documentPurged, documentTrashed } from "@/lib/domains/dataroom/events";
import { logger } from "@/lib/kernel/logger";
import { JOB_HANDLERS } from "@/lib/registry/jobs";
import { BaseUpkeep } from "./base-upkeep";
import { Dispatcher } from "./dispatcher";
import { ErasureSchedule } from "./erasure-schedule";
import { IndexMaintenance } from "./index-maintenance";
import { MailCarrier } from "./mail-carrier";
import { MessageSweeper } from "./message-sweeper";
import { UploadSweeper } from "./upload-sweeper";
import { VectorUpkeep } from "./vector-upkeep";

const TOUCHING = new Set([documentReady.type, documentPurged.type, documentTrashed.type]);
const RETRY_MS = 1_000;

async function main(): Promise<void> {
  await untilDatabaseAnswers(assertIsolation);
  const queue = new JobQueue();
  await queue.start(JOB_HANDLERS.map((handler) => handler.job));
  for (const handler of JOB_HANDLERS) await queue.work(handler);
  const maintenance = new IndexMaintenance();
  const dispatcher = new Dispatcher(queue, (event) => {
    if (event.workspaceId && TOUCHING.has(event.type)) maintenance.touch(event.workspaceId);
  });
  const sweeper = new MessageSweeper();
  const uploads = new UploadSweeper();
  const carrier = new MailCarrier();
  const erasures = new ErasureSchedule(queue);
  const vectors = new VectorUpkeep(queue);
  const bases = new BaseUpkeep(queue);
  dispatcher.start();
  erasures.start();
  vectors.start();
  bases.start();
  sweeper.start();
  uploads.start();
  carrier.start();
  logger().info("worker ready");
  // The launcher waits for this line's side effect.
  process.send?.("ready");

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 12_000).unref();
    sweeper.stop();
    uploads.stop();
    erasures.stop();
    vectors.stop();
    bases.stop();
    await carrier.stop();
    await dispatcher.stop();
    await queue.stop();
    await maintenance.stop();
    await closeEventListener();
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

async function untilDatabaseAnswers(body: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await body();
    } catch (error) {
      if (!isDatabaseDown(error) || attempt >= 60) throw error;
      logger().warn("database does not answer yet; waiting");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

process.on("unhandledRejection", (reason) => logger().error({ err: reason }, "unhandled rejection in worker"));

main().catch((error: unknown) => {
  logger().fatal({ err: error }, "worker cannot start");
  process.exit(1);
});
