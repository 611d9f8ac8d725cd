import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../launcher/places.mjs";
import { freePort } from "../launcher/ports.mjs";
import { waitUntil } from "../launcher/process-identity.mjs";
import { ensureBrowser } from "./browser.mjs";
import { cleanEnvironment, tool } from "./command.mjs";

/** The browser tests against a really started installation with a data folder of its own. */
export async function e2e() {
  await ensureBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), "muniment-e2e-"));
  const port = await freePort();
  const env = { DATA_DIR: path.join(folder, "data"), PORT: String(port), CI: "1" };
  const app = await startApp(env, path.join(folder, "start.log"));
  try {
    const report = path.join(folder, "report.json");
    const playwright = { ...env, PLAYWRIGHT_BASE_URL: `http://localhost:${port}`, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const { code } = await tool("@playwright/test/cli.js", ["test", "--reporter=list,json"], { env: playwright, live: true, timeoutMinutes: 21 });
    return count(report, code);
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startApp(env, log) {
  const output = openSync(log, "w");
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: ROOT, env: cleanEnvironment(env), stdio: ["ignore", output, output], detached: true });
  closeSync(output);
  let ended = false;
  const end = new Promise((resolve) => child.once("exit", resolve)).then(() => (ended = true));
  const stop = async () => {
    if (!ended) child.kill("SIGTERM");
    await end;
  };
  const said = () => readFileSync(log, "utf8");
  const ready = await waitUntil(() => ended || said().includes("Muniment is ready"), 300_000, 200);
  if (ready && !ended) return { stop };
  await stop();
  throw new Error(`The application did not start:\n${said()}`);
}

function count(report, code) {
  let stats;
  try {
    ({ stats } = JSON.parse(readFileSync(report, "utf8")));
  } catch {
    return { passed: 0, failed: 1, output: "Playwright ended without a report." };
  }
  const passed = stats.expected + stats.flaky;
  if (stats.flaky > 0) console.log(`${stats.flaky} browser tests passed only at their second try; they are listed above as flaky.`);
  return { passed, failed: Math.max(stats.unexpected, code === 0 && passed > 0 ? 0 : 1) };
}
