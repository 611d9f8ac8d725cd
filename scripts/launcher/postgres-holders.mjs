import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { birthMark, isAlive } from "./process-identity.mjs";

const folder = (dataDir) => path.join(dataDir, "run", "postgres-holders");
const file = (dataDir, pid) => path.join(folder(dataDir), String(pid));

/** Notes that process `pid` needs the embedded database: the last holder that leaves stops it. */
export function hold(dataDir, pid = process.pid) {
  mkdirSync(folder(dataDir), { recursive: true });
  writeFileSync(file(dataDir, pid), birthMark(pid));
}

export function letGo(dataDir, pid = process.pid) {
  rmSync(file(dataDir, pid), { force: true });
}

/** Ids of the living holders; notes of processes that were killed are cleared. */
export function holders(dataDir) {
  let names;
  try {
    names = readdirSync(folder(dataDir));
  } catch {
    return [];
  }
  return names.map(Number).filter((pid) => {
    const living = isAlive(pid) && birthMark(pid) === read(file(dataDir, pid));
    if (!living) letGo(dataDir, pid);
    return living;
  });
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
