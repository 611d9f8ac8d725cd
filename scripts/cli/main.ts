import { closeDatabase } from "@/lib/db/client";
import { isAppError } from "@/lib/kernel/app-error";
import { logger } from "@/lib/kernel/logger";
import type { CliCommand } from "./command-line";
import { seedDemoCommand } from "./demo/seed-demo-command";
import { reindexCommand } from "./reindex-command";
import { usersCommand } from "./users-command";
import { verifyChainCommand } from "./verify-chain-command";
import { verifyStorageCommand } from "./verify-storage-command";

const COMMANDS: readonly CliCommand[] = [seedDemoCommand, reindexCommand, verifyChainCommand, verifyStorageCommand, usersCommand];

function help(): string {
  const lines = COMMANDS.map(({ name, options, summary }) => `  ${`${name} ${options.map((option) => `[--${option}]`).join(" ")}`.padEnd(30)}${summary}`);
  return ["Usage: npm run -s cli -- <command> [options]", "", ...lines, `  ${"help".padEnd(30)}Show this`].join("\n");
}

/** `json` takes none, `name=<what>` needs a value. */
function accepts(option: string, arg: string): boolean {
  const [name = ""] = option.split("=");
  return option.includes("=") ? arg.startsWith(`--${name}=`) && arg.length > name.length + 3 : arg === `--${option}`;
}

async function main([name = "help", ...args]: string[]): Promise<number> {
  if (["help", "--help", "-h"].includes(name)) {
    process.stdout.write(`${help()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  const unknown = args.filter((arg) => !command?.options.some((option) => accepts(option, arg)));
  if (!command || unknown.length > 0) {
    process.stderr.write(`${command ? `“${name}” has no option ${unknown.join(" ")}.` : `There is no command “${name}”.`}\n\n${help()}\n`);
    return 2;
  }
  return command.run({
    has: (option) => args.some((arg) => arg === `--${option}` || arg.startsWith(`--${option}=`)),
    value: (option) => args.find((arg) => arg.startsWith(`--${option}=`))?.slice(option.length + 3),
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  });
}

// Standard output belongs to the command's answer.
logger().level = "silent";
main(process.argv.slice(2))
  .catch((error: unknown) => {
    process.stderr.write(`${isAppError(error) ? (error.userMessage ?? error.message) : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  })
  .then(async (code) => {
    await closeDatabase();
    process.exit(code);
  });
