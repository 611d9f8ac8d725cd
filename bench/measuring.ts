import { percentile } from "@/evals/ranking-metrics";
import { cpuMs, machineBusyMs, type ProgramProcesses } from "./process-figures";

/** Runs `work` for all items, `width` at a time. Milliseconds each took; a failure counts instead of ending the run. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<{ times: number[]; failures: string[] }> {
  const times: number[] = [];
  const failures: string[] = [];
  let at = 0;
  const line = async (): Promise<void> => {
    for (let item = items[at++]; item !== undefined; item = items[at++]) {
      const began = performance.now();
      try {
        await work(item);
        times.push(performance.now() - began);
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: width }, line));
  return { times, failures };
}

export interface Effort {
  seconds: number;
  /** Of web server and worker together. */
  cpuMs: number;
  /** Share of the machine that was busy, everything counted. Above what this bench needs, others were at work. */
  busy: number;
}

export async function effortOf(programs: ProgramProcesses, processors: number, work: () => Promise<void>): Promise<Effort> {
  const [began, cpu, machine] = [performance.now(), cpuMs(programs), machineBusyMs()];
  await work();
  const milliseconds = performance.now() - began;
  return { seconds: milliseconds / 1000, cpuMs: cpuMs(programs) - cpu, busy: (machineBusyMs() - machine) / (milliseconds * processors) };
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
/** Line breaks are the page's, not the sentence's. */
export const plain = (text: string): string => text.replace(/\s+/g, " ");
export const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(0)} %`;

export function spread(times: number[]): { p50: number; p95: number } {
  return { p50: rounded(percentile(times, 0.5)), p95: rounded(percentile(times, 0.95)) };
}

export async function until(test: () => Promise<boolean>, milliseconds: number, pause = 50): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await test())) {
    if (performance.now() > end) throw new Error("waited too long");
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
