import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import path from "node:path";
import { BroadcastChannel } from "node:worker_threads";

export const ATTEMPTS = "hostile-attempts";

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** What an extraction thread may read: the program, its packages, and the folder with the document. */
const roots = [process.cwd(), "/tmp", "/proc/self", "/usr", "/dev/null"];

/**
 * Loaded before the extraction's own code in its thread: every connection, name look-up, program and file outside is refused
 * and told to whoever listens.
 */
export function installGuard(): void {
  const channel = new BroadcastChannel(ATTEMPTS);
  Reflect.apply((Reflect.get(channel, "unref") as Callable | undefined) ?? (() => undefined), channel, []);
  const refuse = (what: string): Callable =>
    function refused(...args) {
      channel.postMessage(`${what} ${String(args[0])}`);
      throw new Error(`${what} is not allowed here`);
    };
  for (const [owner, names] of [
    [net.Socket.prototype, ["connect"]],
    [dgram, ["createSocket"]],
    [dns, ["lookup", "resolve", "resolve4", "resolve6"]],
    [dns.promises, ["lookup", "resolve"]],
    [childProcess, ["spawn", "exec", "execFile", "fork", "spawnSync", "execSync", "execFileSync"]],
    [globalThis, ["fetch", "WebSocket", "XMLHttpRequest"]],
  ] as const) {
    for (const name of names) Reflect.set(owner, name, refuse(name));
  }
  for (const owner of [fs, fs.promises]) {
    for (const name of ["open", "openSync", "readFile", "readFileSync", "createReadStream", "readdir", "readdirSync"]) watch(owner, name, (file) => within(file), channel);
    for (const name of ["writeFile", "writeFileSync", "appendFile", "appendFileSync", "createWriteStream", "mkdir", "mkdirSync", "rename", "unlink", "rm", "symlink"]) watch(owner, name, () => false, channel);
  }
  syncBuiltinESMExports();
}

function watch(owner: object, name: string, allowed: (file: unknown) => boolean, channel: BroadcastChannel): void {
  const original = Reflect.get(owner, name) as Callable | undefined;
  if (!original) return;
  Reflect.set(owner, name, function watched(this: unknown, ...args: unknown[]) {
    if (!allowed(args[0])) {
      channel.postMessage(`${name} ${String(args[0])}`);
      throw new Error(`${name} is not allowed here`);
    }
    return Reflect.apply(original, this, args);
  });
}

function within(file: unknown): boolean {
  if (typeof file === "number") return true;
  const name = file instanceof URL ? file.pathname : typeof file === "string" ? file : "";
  const real = path.resolve(name);
  return roots.some((root) => real === root || real.startsWith(root + path.sep));
}
