import { type StorageFinding, verifyStorage } from "@/lib/domains/ops/verify-storage";
import type { CliCommand, CommandLine } from "./command-line";

const MEANINGS: Record<StorageFinding["kind"], string> = {
  altered: "ALTERED  the bytes are not those that were uploaded",
  missing: "MISSING  the version has no bytes",
  orphaned: "ORPHANED  the bytes belong to no version",
};

export const verifyStorageCommand: CliCommand = {
  name: "verify-storage",
  summary: "Check every stored document against its checksum",
  options: ["json"],
  async run(line) {
    const stop = new AbortController();
    const cancel = () => stop.abort();
    process.once("SIGINT", cancel);
    process.once("SIGTERM", cancel);
    try {
      return await verify(line, stop.signal);
    } finally {
      process.off("SIGINT", cancel);
      process.off("SIGTERM", cancel);
    }
  },
};

async function verify(line: CommandLine, signal: AbortSignal): Promise<number> {
  const report = await verifyStorage(signal, (done, total) => line.note(`${done} of ${total} versions read`));
  const { versions, bytes, objects, findings, cancelled } = report;
  if (line.has("json")) line.out(JSON.stringify({ whole: !cancelled && findings.length === 0, ...report }));
  else {
    for (const { kind, storageKey } of findings) line.out(`${MEANINGS[kind]}: ${storageKey}`);
    line.out(`${versions} versions with ${Math.ceil(bytes / 1_000_000)} MB were read, ${objects} objects listed.`);
    if (cancelled) line.out("Stopped before everything was checked.");
    else line.out(findings.length === 0 ? "Every version is whole." : `${findings.length} findings. Nothing was changed; restore what is altered or missing from a backup.`);
  }
  return cancelled || findings.length > 0 ? 1 : 0;
}
