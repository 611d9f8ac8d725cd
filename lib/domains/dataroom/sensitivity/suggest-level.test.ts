import { describe, expect, it } from "vitest";
import { evidenceSchema } from "./schema";
import { SensitivityReader, type Suggestion } from "./suggest-level";

function suggest(pages: string[]): Suggestion {
  const reader = new SensitivityReader();
  pages.forEach((text, index) => reader.read({ number: index + 1, text }));
  return reader.suggestion();
}

const filler = "The walls of the core are of reinforced concrete, two hundred thick, and are plastered on both sides.\n".repeat(12);
const people = (count: number) => Array.from({ length: count }, (_, n) => `person${String(n)}@example.com`).join("\n");

describe("the suggested level", () => {
  it.each<[string, string[], number]>([
    ["nothing sensitive is internal", [filler], 1],
    ["nothing at all is internal", [""], 1],
    ["one address of a sender is internal", [`${filler}\ninfo@example.com`], 1],
    ["a list of people is confidential", [people(30)], 2],
    ["one address thirty times is not", ["info@example.com\n".repeat(30)], 1],
    ["one bank account is internal", ["IBAN DE89370400440532013000"], 1],
    ["a birthday is confidential", [`${filler}Date of birth: 12/08/1974`], 2],
    ["a card is restricted", [`${filler}Card 4012 8888 8888 1881`], 3],
    ["a marking on the front page", [`COMMERCIAL IN CONFIDENCE\n${filler}`, filler], 2],
    ["a footer deep inside", [filler, filler, filler, `${filler}\nStrictly confidential`], 3],
    ["a clause's title alone", [filler, `12 Confidentiality\n${filler}`], 1],
    ["paper that calls itself public", [`For public release\n${filler}`], 0],
    ["public, but with a birthday", [`Public\n${filler}Date of birth: 12/08/1974`], 2],
  ])("%s", (_, pages, level) => expect(suggest(pages).level).toBe(level));

  it("keeps where, never what", () => {
    const page = `${filler}Date of birth: 12/08/1974`;
    const { evidence } = suggest([filler, page]);
    expect(evidence).toEqual([{ kind: "date-of-birth", page: 2, start: page.length - 10, end: page.length, level: 2 }]);
    expect(JSON.stringify(evidence)).not.toContain("1974");
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  });

  it("a register of thousands stays a short list", () => {
    expect(suggest(Array.from({ length: 20 }, () => people(500))).evidence).toHaveLength(40);
  });

  it("twenty milliseconds of CPU for a page of three thousand characters are more than enough", () => {
    const page = `${filler}${people(20)}\nTel. 020 7946 0958\n`.repeat(2).slice(0, 3_000);
    const reader = new SensitivityReader();
    for (let warm = 0; warm < 20; warm += 1) reader.read({ number: 1, text: page });
    const before = process.cpuUsage();
    for (let number = 1; number <= 100; number += 1) reader.read({ number, text: page });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 100_000).toBeLessThan(20);
  });
});
