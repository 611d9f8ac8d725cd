import "server-only";

/** Failures one after the other before a provider is left alone. */
const THRESHOLD = 3;
/** Milliseconds until one call may try it again. */
const OPEN_MS = 30_000;

interface Circuit {
  failures: number;
  openUntil: number;
}

const globals = globalThis as typeof globalThis & { munimentCircuits?: Map<string, Circuit> };

function circuits(): Map<string, Circuit> {
  return (globals.munimentCircuits ??= new Map());
}

/** Whether a provider may be called now. After its pause one call is let through to see; others wait for what it finds. */
export function circuitAllows(key: string, now = Date.now()): boolean {
  const circuit = circuits().get(key);
  if (!circuit || circuit.failures < THRESHOLD) return (circuit?.openUntil ?? 0) <= now;
  if (circuit.openUntil > now) return false;
  circuit.openUntil = now + OPEN_MS;
  return true;
}

export function circuitSucceeded(key: string): void {
  circuits().delete(key);
}

/** `pauseMs`: as long as the provider itself asked to be left alone. */
export function circuitFailed(key: string, pauseMs = 0, now = Date.now()): void {
  const failures = (circuits().get(key)?.failures ?? 0) + 1;
  circuits().set(key, { failures, openUntil: now + Math.max(failures >= THRESHOLD ? OPEN_MS : 0, Math.min(pauseMs, 10 * 60_000)) });
}
