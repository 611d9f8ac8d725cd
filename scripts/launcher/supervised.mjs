import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { LogFile, worthShowing } from "./log-file.mjs";
import { ROOT } from "./places.mjs";
import { say } from "./steps.mjs";

const QUICK_MS = 20_000;
const QUICK_CRASHES = 6;
const LONGEST_PAUSE_MS = 30_000;

/** A program that is kept running: started again when it ends, with growing pauses, until it crashes too often too soon. */
export class Supervised {
  /** @param {{ name: string, args: string[], env: object, logs: string, onGiveUp: (reason: string) => void, stopMs?: number, pauseMs?: number }} options */
  constructor(options) {
    this.options = { stopMs: 10_000, pauseMs: 500, ...options };
    this.log = new LogFile(options.logs, options.name);
    /** @type {import("node:child_process").ChildProcess | undefined} */
    this.child = undefined;
    this.ready = false;
    this.crashes = 0;
    this.stopping = false;
  }

  start() {
    const { args, env, name } = this.options;
    this.startedAt = Date.now();
    // Its own session, so that Ctrl-C is ours to pass on, in order; the message channel tells it when we are gone.
    const stdio = ["ignore", "pipe", "pipe", "ipc"];
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio, detached: true, windowsHide: true });
    this.child = child;
    this.ready = false;
    child.on("message", (message) => (this.ready ||= message === "ready"));
    this.collect(child.stdout, false);
    this.collect(child.stderr, true);
    child.on("error", (error) => this.log.append(`${name} could not be started: ${error.message}`));
    child.once("exit", (code, signal) => this.ended(code, signal));
    return this;
  }

  collect(stream, isErrorStream) {
    createInterface({ input: stream }).on("line", (line) => {
      this.log.append(line);
      const shown = worthShowing(line, isErrorStream);
      if (shown && shown !== this.lastShown) say(`[${this.options.name}] ${shown}`);
      this.lastShown = shown ?? this.lastShown;
    });
  }

  ended(code, signal) {
    this.child = undefined;
    if (this.stopping) return;
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    this.crashes = Date.now() - this.startedAt < QUICK_MS ? this.crashes + 1 : 1;
    if (this.crashes >= QUICK_CRASHES) {
      this.options.onGiveUp(`The ${this.options.name} process ${how}, ${this.crashes} times in a row. Its last lines:\n${this.log.tail(20)}`);
      return;
    }
    const pause = Math.min(this.options.pauseMs * 2 ** (this.crashes - 1), LONGEST_PAUSE_MS);
    say(`The ${this.options.name} process ${how}; starting it again in ${pause / 1000} s. Details: ${this.log.file}`);
    this.timer = setTimeout(() => this.start(), pause);
  }

  /** Asks the program to end, insists after `stopMs`. */
  async stop() {
    this.stopping = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const insist = setTimeout(() => child.kill("SIGKILL"), this.options.stopMs);
    await gone;
    clearTimeout(insist);
  }
}
