import "server-only";
import type { Rate } from "@/lib/kernel/rate-limit-settings";
import { type Count, countShared } from "./shared-counter";

interface Lease {
  left: number;
  /** When the window ends, in milliseconds since 1970. */
  until: number;
  renewing: Promise<void> | null;
}

/** A process takes this share of a window's points at once and hands them out without the database. Up to so many processes get their share. */
const SHARE = 20;
const MANY = 10_000;

const globals = globalThis as typeof globalThis & { munimentLeases?: Map<string, Lease> };
const leases = (): Map<string, Lease> => (globals.munimentLeases ??= new Map());

/**
 * As countShared, with one write per block of points instead of one per call. What a process leased and did not use is lost
 * until the window ends, so a limit may bite up to a twentieth early for each further process; never late.
 */
export async function countLeased(name: string, rate: Rate, hash: () => string, key: string, points: number): Promise<Count> {
  const id = `${name}:${key}`;
  let lease = leases().get(id);
  if (!lease) {
    if (leases().size >= MANY) forgetEnded();
    lease = { left: 0, until: 0, renewing: null };
    leases().set(id, lease);
  }
  for (;;) {
    const now = Date.now();
    if (now < lease.until) {
      if (lease.left >= points) {
        lease.left -= points;
        return { granted: points, waitMs: 0 };
      }
      // The window's last points went to this process, and they are spent.
      if (lease.left < 0) return { granted: 0, waitMs: lease.until - now };
    }
    lease.renewing ??= renew(lease, name, rate, hash(), points);
    await lease.renewing;
  }
}

async function renew(lease: Lease, name: string, rate: Rate, hashed: string, points: number): Promise<void> {
  try {
    const asked = Math.max(points, Math.ceil(rate.points / SHARE));
    const { granted, waitMs } = await countShared(name, rate, hashed, asked);
    const kept = Date.now() < lease.until ? lease.left : 0;
    lease.left = kept + granted >= points ? kept + granted : -1;
    lease.until = Date.now() + Math.max(1, waitMs);
  } finally {
    lease.renewing = null;
  }
}

function forgetEnded(): void {
  const now = Date.now();
  for (const [id, lease] of leases()) if (lease.until <= now && !lease.renewing) leases().delete(id);
}
