import { spawn } from "node:child_process";
import { ROOT } from "../launcher/places.mjs";

// What the tests need they set themselves; the machine's own settings must not leak in.
const FOREIGN = ["DATABASE_URL", "DATA_DIR", "PORT", "APP_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "OPENAI_API_KEY", "OPENAI_BASE_URL", "SMTP_URL", "MAIL_FROM", "NODE_ENV"];

export function cleanEnvironment(extra = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name));
  return { ...Object.fromEntries(inherited), NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: "0", ...extra };
}

/** Runs a command to its end. `live` shows its output as it comes; otherwise it is only returned. */
export function command(program, args, { env = {}, live = false, timeoutMinutes = 12 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: cleanEnvironment(env), stdio: ["ignore", "pipe", "pipe"], detached: true });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const end = (signal) => killGroup(child.pid, signal);
    const timer = setTimeout(() => {
      output += `\nEnded after ${timeoutMinutes} minutes.`;
      end("SIGKILL");
    }, timeoutMinutes * 60_000);
    const interrupted = () => end("SIGTERM");
    process.once("SIGINT", interrupted);
    const finish = (code) => {
      clearTimeout(timer);
      process.removeListener("SIGINT", interrupted);
      resolve({ code, output });
    };
    child.once("error", (error) => {
      output += error.message;
      finish(1);
    });
    child.once("close", (code) => finish(code ?? 1));
  });
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

/** A program that a package brought, run by this Node. */
export function tool(file, args, options) {
  return command(process.execPath, [`node_modules/${file}`, ...args], options);
}
