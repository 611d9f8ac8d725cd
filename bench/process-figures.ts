import { readFileSync, readdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";

export interface Memory {
  rssMb: number;
  pssMb: number;
}

export interface ProgramProcesses {
  web: number;
  worker: number;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

export function childrenOf(pid: number): number[] {
  let tasks: string[];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  return tasks.flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(" ").filter(Boolean).map(Number));
}

const treeOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

/** The web server and the worker among the launcher's children. The database is left out. */
export function findPrograms(launcher: number): ProgramProcesses | null {
  const named = childrenOf(launcher).map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`) }));
  const web = named.find(({ command }) => /next-server|web\.mjs/.test(command));
  const worker = named.find(({ command }) => command.includes("worker.mjs"));
  return web && worker ? { web: web.pid, worker: worker.pid } : null;
}

const TICKS_PER_SECOND = 100;

function cpuMsOf(pid: number): number {
  const fields = (read(`/proc/${pid}/stat`).split(") ")[1] ?? "").split(" ");
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / TICKS_PER_SECOND;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const roots = ({ web, worker }: ProgramProcesses): number[] => [web, worker];

/** User and system time since the processes began. */
export function cpuMs(programs: ProgramProcesses): number {
  return sum(roots(programs).flatMap(treeOf).map(cpuMsOf));
}

export function memoryOf(pid: number): Memory {
  const kilobytes = (file: string, name: RegExp) =>
    sum(treeOf(pid).map((one) => Number(name.exec(read(`/proc/${one}/${file}`))?.[1] ?? 0)));
  const megabytes = (value: number) => Math.round(value / 102.4) / 10;
  return { rssMb: megabytes(kilobytes("status", /VmRSS:\s+(\d+)/)), pssMb: megabytes(kilobytes("smaps_rollup", /^Pss:\s+(\d+)/m)) };
}

/** Milliseconds all processors were busy since the machine started. */
export function machineBusyMs(): number {
  const ticks = (read("/proc/stat").split("\n")[0] ?? "").trim().split(/\s+/).slice(1).map(Number);
  return (sum([ticks[0] ?? 0, ticks[1] ?? 0, ticks[2] ?? 0, ticks[5] ?? 0, ticks[6] ?? 0]) * 1000) / TICKS_PER_SECOND;
}

export function machine(): { processors: number; node: string; load: number } {
  return { processors: cpus().length, node: process.version, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
}
