// Loaded before the programs that a launcher supervises: when the launcher is killed, they end instead of living on
// unseen, holding the port and the queue.
const PATIENCE_MS = 2_000;

if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  // The pipes to the launcher break with it; a log line must not turn into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
