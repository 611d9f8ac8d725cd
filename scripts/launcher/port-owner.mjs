import { readFileSync, readdirSync, readlinkSync } from "node:fs";

const LISTENING = "0A";

/** "node (process 123)" for the program that listens on a port, where the system lets us see it (Linux). */
export function portOwner(port) {
  try {
    const inodes = new Set(["tcp", "tcp6"].flatMap((table) => listeningInodes(table, port)));
    const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && holdsSocket(name, inodes));
    return pid && `${programName(pid)} (process ${pid})`;
  } catch {
    return undefined;
  }
}

// The system cuts names at 15 characters: "next-server (v1".
function programName(pid) {
  return readFileSync(`/proc/${pid}/comm`, "utf8").trim().split(" ")[0];
}

function listeningInodes(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = readFileSync(`/proc/net/${table}`, "utf8").split("\n").slice(1);
  const cells = rows.map((row) => row.trim().split(/\s+/));
  return cells.filter((cell) => cell[1]?.endsWith(suffix) && cell[3] === LISTENING).map((cell) => cell[9]);
}

function holdsSocket(pid, inodes) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode !== undefined && inodes.has(inode);
    });
  } catch {
    return false;
  }
}
