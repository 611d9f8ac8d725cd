import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { commandName, isAlive } from "./process-identity.mjs";

/** What a Postgres server says about itself in its data folder; undefined when none runs there. */
export function readPostmaster(folder) {
  let lines;
  try {
    lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const [pid, , , port, , , , status] = lines.map((line) => line.trim());
  return { pid: Number(pid), port: Number(port), status: status ?? "" };
}

/** A server that lives in this folder, whoever started it. A file left by one that is gone is cleared. */
export function livingPostmaster(folder) {
  const found = readPostmaster(folder);
  if (!found) return undefined;
  if (isAlive(found.pid) && /postgres/i.test(commandName(found.pid))) return found;
  // Postgres clears a dead process's file itself, but not when the id now belongs to another program.
  if (isAlive(found.pid)) rmSync(path.join(folder, "postmaster.pid"), { force: true });
  return undefined;
}
