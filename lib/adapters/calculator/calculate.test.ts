import { describe, expect, it } from "vitest";
import { calculate } from "./calculate";

describe("calculate", () => {
  it.each([
    ["2 + 3 * 4", "14"],
    ["1,250.5 + 0.5", "1251"],
    ["12 mm + 3 cm", "42 mm"],
    ["3 in to cm", "7.62 cm"],
    ["5 kN/m * (6 m)^2 / 8 to kN m", "22.5 kN m"],
    ["30 m³/h to L/s", "8.33333333333 L / s"],
    ["50 lbf/in^2 to kPa", "344.737864658 kPa"],
    ["20 °C to degF", "68 degF"],
    ["max(2, 7, 5) / 2", "3.5"],
    ["sqrt(16 m^2)", "4 m"],
    ["0.1 + 0.2", "0.3"],
  ])("%s = %s", async (expression, result) => expect((await calculate(expression)).result).toBe(result));

  it.each([
    ["3 m + 2 kg", "Units do not match"],
    ["1 / 0", "no finite result"],
    ["cost * 2", "neither a number nor a unit"],
    ["import({})", "is not known"],
    ["x = 3", "simple functions"],
    ["[1, 2, 3]", "simple functions"],
    ["1:1000000000", "simple functions"],
    ["zeros(100000, 100000)", "is not known"],
    ["10^100000", "too large"],
    ['evaluate("1")', "not known"],
    ["cos.constructor", "simple functions"],
    ["200000!", "is not known"],
    ["1+".repeat(140) + "1", "too long"],
    ["", "nothing"],
  ])("refuses %s", async (expression, why) => {
    await expect(calculate(expression)).rejects.toEqual(expect.objectContaining({ code: "invalid_input", userMessage: expect.stringContaining(why) as string }));
  });
});
