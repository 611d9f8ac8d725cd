import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";

const LIMIT = 10 * 1024 ** 2;
const KEPT = 3;

/** An append-only log of bounded size: `name.log`, and up to three older ones. */
export class LogFile {
  constructor(folder, name, limit = LIMIT) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.file = path.join(folder, `${name}.log`);
    this.limit = limit;
    this.size = existsSync(this.file) ? statSync(this.file).size : 0;
  }

  append(line) {
    const text = `${line}\n`;
    if (this.size + text.length > this.limit) this.rotate();
    try {
      appendFileSync(this.file, text, { mode: 0o600 });
      this.size += text.length;
    } catch {
      // A full disk must not end the programs whose log this is.
    }
  }

  rotate() {
    for (let age = KEPT; age >= 1; age -= 1) {
      const from = age === 1 ? this.file : `${this.file}.${age - 1}`;
      if (existsSync(from)) renameSync(from, `${this.file}.${age}`);
    }
    this.size = 0;
  }

  tail(lines) {
    return existsSync(this.file) ? readFileSync(this.file, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : "";
  }
}

const ERROR_LEVEL = 50;

// "TypeError: …" or "Error [CODE]: …" begins an error; the stack below it is for the log.
const ERROR_LINE = /^\S.*Error\b/;

/** What of a program's output a person at the terminal should see, or undefined. */
export function worthShowing(line, isErrorStream) {
  const plain = isErrorStream && ERROR_LINE.test(line) ? line : undefined;
  if (!line.startsWith("{")) return plain;
  try {
    const entry = JSON.parse(line);
    if (!(entry.level >= ERROR_LEVEL)) return undefined;
    const cause = entry.err?.message && entry.err.message !== entry.msg ? ` (${entry.err.message})` : "";
    return `${entry.msg ?? "error"}${cause}`;
  } catch {
    return plain;
  }
}
