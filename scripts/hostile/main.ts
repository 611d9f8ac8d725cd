import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkFiles, type Outcome } from "./check-files";
import { HOSTILE_FILES } from "./files";

const [target, option, only] = process.argv.slice(2);
if (!target) {
  console.error("npm run hostile -- <folder>            writes the hostile files\nnpm run hostile -- <folder> --check    and sends each through extraction");
  process.exit(2);
}
const folder = path.resolve(target);
const files = HOSTILE_FILES.filter((file) => !only || new RegExp(only).test(file.id));

if (option === "--check") {
  // In a process of its own, whose memory is not counted.
  execFileSync(process.execPath, [...process.execArgv, process.argv[1] ?? "", folder, "--write", ...(only ? [only] : [])], { stdio: "inherit" });
  const outcomes = await checkFiles(folder, files, print);
  const wrong = outcomes.filter((one) => one.wrong.length > 0);
  const slowest = Math.max(...outcomes.map((one) => one.seconds));
  const largest = Math.max(...outcomes.map((one) => one.megabytes));
  console.log(`\n${outcomes.length} files, ${outcomes.filter((one) => one.verdict === "read").length} read, slowest ${slowest.toFixed(1)} s, at most ${largest} MB, ${wrong.length} wrong`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(path.join(folder, file.id), file.bytes());
  console.log(`${files.length} files in ${folder}`);
}

function print({ id, seconds, megabytes, verdict, said, flags, wrong }: Outcome): void {
  console.log(`${wrong.length > 0 ? "✗" : "✓"} ${id.padEnd(26)} ${seconds.toFixed(1).padStart(5)} s ${String(megabytes).padStart(5)} MB  ${verdict.padEnd(20)} ${flags.join(" ")} ${said.slice(0, 110)}`);
  for (const line of wrong) console.log(`    ! ${line.slice(0, 300)}`);
}
