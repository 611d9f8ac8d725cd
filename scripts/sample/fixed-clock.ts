/**
 * Runs `work` with the clock stopped at `instant`, so that writers which stamp "now" into their output
 * (DOCX core properties, zip entries) give the same bytes at every run.
 */
export async function withFixedClock<T>(instant: Date, work: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  const stopped = instant.getTime();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[]) => Reflect.construct(target, args.length === 0 ? [stopped] : args) as object,
    get: (target, property) => (property === "now" ? () => stopped : (Reflect.get(target, property) as unknown)),
  });
  try {
    return await work();
  } finally {
    globalThis.Date = RealDate;
  }
}
