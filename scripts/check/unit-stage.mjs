import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { tool } from "./command.mjs";

/** Architecture, pure, command and contract tests: everything vitest runs. */
export async function unit() {
  const folder = mkdtempSync(path.join(tmpdir(), "muniment-vitest-"));
  const report = path.join(folder, "report.json");
  try {
    const { code } = await tool("vitest/vitest.mjs", ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`], { live: true, timeoutMinutes: 15 });
    return count(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1, output: "Vitest ended without a report." };
  }
  // A file that cannot be loaded has no tests to count, and must not look like success.
  const unloadable = results.testResults.filter((file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"));
  const failed = results.numFailedTests + unloadable.length;
  const none = results.numTotalTests === 0 ? 1 : 0;
  return { passed: results.numPassedTests, failed: Math.max(failed + none, code === 0 ? 0 : 1) };
}
