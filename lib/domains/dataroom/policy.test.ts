import { describe, expect, it } from "vitest";
import { canCancel, canClassify, canRetry, defaultSensitivity } from "./policy";

describe("data room policy", () => {
  it.each([
    [0, "public"],
    [1, "internal"],
    [3, "internal"],
  ] as const)("a person of clearance %i uploads as %s by default", (clearance, expected) => {
    expect(defaultSensitivity({ clearance })).toBe(expected);
    expect(canClassify({ clearance }, expected)).toBe(true);
  });

  it("nobody classifies above his clearance", () => {
    expect(canClassify({ clearance: 1 }, "confidential")).toBe(false);
    expect(canClassify({ clearance: 2 }, "confidential")).toBe(true);
  });

  it.each([
    ["queued", false, true],
    ["processing", false, true],
    ["ready", false, false],
    ["failed", true, false],
    ["cancelled", true, false],
  ] as const)("%s: retry %s, cancel %s", (status, retry, cancel) => {
    expect(canRetry(status)).toBe(retry);
    expect(canCancel(status)).toBe(cancel);
  });
});
