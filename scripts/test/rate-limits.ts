import { afterAll, beforeAll } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";

/** For tests of what happens to many tries that the limits would not let through. */
export function withoutRateLimits(): void {
  beforeAll(() => {
    process.env["RATE_LIMITS"] = "off";
    forgetEnv();
  });
  afterAll(() => {
    delete process.env["RATE_LIMITS"];
    forgetEnv();
  });
}
