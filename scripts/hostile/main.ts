import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkFiles, type Outcome } from "./check-files";
import { HOSTILE_FILES } from "./files";

const USAGE = `npm run hostile                            makes the hostile files and sends each through extraction
npm run hostile -- --only <pattern>        only those whose name matches
npm run hostile -- --write <folder>        only writes them`;

// What it says of pages that were given up stands in the table.
process.env["LOG_LEVEL"] ??= "silent";

const { values } = parseArgs({ options: { only: { type: "string" }, write: { type: "string" }, help: { type: "boolean" } } });
const files = HOSTILE_FILES.filter((file) => !values.only || new RegExp(values.only).test(file.id));

if (values.help) console.log(USAGE);
else if (values.write) write(path.resolve(values.write));
else {
  const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
  try {
    // In a process of its own, whose memory is not counted.
    const rest = values.only ? ["--only", values.only] : [];
    execFileSync(process.execPath, [...process.execArgv, process.argv[1] ?? "", "--write", folder, ...rest], { stdio: "inherit" });
    summarise(await checkFiles(folder, files, print));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(path.join(folder, file.id), file.bytes());
  console.log(`${files.length} files in ${folder}`);
}

function print({ id, seconds, megabytes, healthSeconds, verdict, said, flags, wrong }: Outcome): void {
  const figures = `${seconds.toFixed(1).padStart(5)} s ${String(megabytes).padStart(5)} MB ${healthSeconds.toFixed(1).padStart(5)} s`;
  console.log(`${wrong.length > 0 ? "✗" : "✓"} ${id.padEnd(26)} ${figures}  ${verdict.padEnd(20)} ${flags.join(" ")} ${said.slice(0, 110)}`);
  for (const line of wrong) console.log(`    ! ${line.slice(0, 300)}`);
}

function summarise(outcomes: readonly Outcome[]): void {
  const wrong = outcomes.filter((one) => one.wrong.length > 0);
  const most = (of: (outcome: Outcome) => number) => Math.max(...outcomes.map(of));
  const read = outcomes.filter((one) => one.verdict === "read").length;
  console.log(
    `\n${outcomes.length} files, ${read} read, ${outcomes.length - read} refused; slowest verdict ${most((one) => one.seconds).toFixed(1)} s, at most ${most((one) => one.megabytes)} MB, slowest health ${most((one) => one.healthSeconds).toFixed(1)} s, ${wrong.length} wrong`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
