import { spawn } from "node:child_process";
import { ROOT } from "./places.mjs";

const running = new Set();

/** Runs a program to its end and collects what it says. Nothing of it reaches our standard output. */
export function runProgram(command, args, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], windowsHide: true };
    // A group of its own, so that stopping reaches the programs it starts in turn.
    const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output });
    });
  });
}

/** Ends what `runProgram` still runs: somebody pressed Ctrl-C during the installation or the build. */
export function endPrograms() {
  for (const child of running) {
    try {
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGTERM");
    } catch {
      // Ended in the meantime.
    }
  }
}
