// Loaded before the programs that a launcher supervises: when the launcher is killed, they end instead of living on
// unseen, holding the port and the queue.
const PATIENCE_MS = 2_000;

// Not in the children of those programs: they inherit the option, and their channel is not the launcher's.
if (process.channel && process.env.MUNIMENT_LAUNCHER === String(process.ppid)) {
  process.channel.unref();
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  // The pipes to the launcher break with it; a log line must not turn into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
