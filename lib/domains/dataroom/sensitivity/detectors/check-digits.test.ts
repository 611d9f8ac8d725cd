import { describe, expect, it } from "vitest";
import type { EvidenceKind } from "../schema";
import { machineReadableDigit, passesLuhn, remainder97, weightedSum } from "./check-digits";
import { detect } from "./detect";
import { entropy } from "./secrets";

/** Marsaglia's xorshift, so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const RUNS = 300;
const random = randomFrom(20_261_121);
const digits = (count: number) => Array.from({ length: count }, () => random(10)).join("");
const numbers = (text: string) => Array.from(text, Number);
const padded = (value: number, length: number) => String(value).padStart(length, "0");
const date = () => ({ year: 1930 + random(75), month: padded(1 + random(12), 2), day: padded(1 + random(28), 2) });
const luhn = (head: string) => head + String(Array.from({ length: 10 }, (_, digit) => digit).find((digit) => passesLuhn(numbers(head + String(digit)))));

const LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

/** A valid one, written so that it counts, with the words that introduce it. */
const GENERATORS: Record<string, { kind: EvidenceKind; before: string; make: () => string }> = {
  "IBAN of Germany": { kind: "iban", before: "IBAN ", make: () => iban("DE", digits(18)) },
  "IBAN of France": { kind: "iban", before: "", make: () => iban("FR", digits(23)) },
  "card of 16": { kind: "payment-card", before: "Card ", make: () => luhn(`4${digits(14)}`) },
  "card in fours": { kind: "payment-card", before: "", make: () => luhn(`5${String(1 + random(5))}${digits(13)}`).replace(/(\d{4})(?=\d)/g, "$1 ") },
  NHS: { kind: "national-id", before: "NHS no. ", make: () => again(() => digits(9), (head) => (11 - (weightedSum(numbers(head), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) },
  BSN: { kind: "national-id", before: "BSN: ", make: () => again(() => digits(8), (head) => weightedSum(numbers(head), [9, 8, 7, 6, 5, 4, 3, 2]) % 11) },
  PESEL: { kind: "national-id", before: "PESEL ", make: () => pesel() },
  personnummer: { kind: "national-id", before: "personnummer ", make: () => { const { year, month, day } = date(); return luhn(`${padded(year % 100, 2)}${month}${day}${digits(3)}`).replace(/(\d{4})$/, "-$1"); } },
  DNI: { kind: "national-id", before: "DNI ", make: () => { const head = digits(8); return head + (LETTERS[Number(head) % 23] ?? ""); } },
  NIR: { kind: "national-id", before: "NIR ", make: () => { const head = `${String(1 + random(2))}${digits(2)}${date().month}${padded(1 + random(94), 2)}${digits(6)}`; return head + padded(97 - remainder97(head), 2); } },
  "resident id": { kind: "national-id", before: "", make: () => { const { year, month, day } = date(); const head = `${String(1 + random(8))}${digits(5)}${String(year)}${month}${day}${digits(3)}`; return head + ("10X98765432"[weightedSum(numbers(head), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] ?? ""); } },
};

function iban(country: string, account: string): string {
  return `${country}${padded(98 - remainder97(`${account}${country}00`), 2)}${account}`;
}

function again(head: () => string, check: (head: string) => number): string {
  for (;;) {
    const made = head();
    const digit = check(made);
    if (digit < 10 && new Set(made).size > 1) return made + String(digit);
  }
}

function pesel(): string {
  const { year, month, day } = date();
  const head = `${padded(year % 100, 2)}${padded(Number(month) + (year >= 2000 ? 20 : 0), 2)}${day}${digits(4)}`;
  return head + String((10 - (weightedSum(numbers(head), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
}

const places = (kind: EvidenceKind, text: string) => detect(text).filter((match) => match.kind === kind);

describe.each(Object.entries(GENERATORS))("%s", (_, { kind, before, make }) => {
  it(`${String(RUNS)} valid ones are found where they stand`, () => {
    for (let run = 0; run < RUNS; run += 1) {
      const number = make();
      const text = `Of the tenant: ${before}${number}, as given.`;
      expect(places(kind, text), number).toEqual([{ kind, start: 15 + before.length, end: 15 + before.length + number.length }]);
    }
  });

  it("with one digit altered it is none", () => {
    for (let run = 0; run < RUNS; run += 1) {
      const number = make();
      const at = [...number].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
      const chosen = at[random(at.length)] ?? 0;
      const altered = `${number.slice(0, chosen)}${String((Number(number[chosen]) + 1 + random(9)) % 10)}${number.slice(chosen + 1)}`;
      expect(places(kind, `Of the tenant: ${before}${altered}, as given.`), `${number} → ${altered}`).toEqual([]);
    }
  });
});

describe("check digits", () => {
  it("the specimens of ICAO Doc 9303 part 3", () => {
    expect(["520727", "AB2134<<<", "L898902C3", "740812", "120415"].map(machineReadableDigit)).toEqual([3, 5, 6, 2, 9]);
  });
  it("entropy in bits per character", () => {
    expect([entropy("aaaa"), entropy("abab"), entropy("abcd")]).toEqual([0, 1, 2]);
  });
});

const MEGABYTE = 1_000_000;
const HOSTILE: Record<string, string> = {
  digits: "1", zeros: "0", "digit groups": "0123 456 ", "spaced digits": "1 ", plus: "+1", "plus digits": "+49 1", at: "@", "local parts": "a.a.", mail: "a@a.", capitals: "A", "capital digits": "A1",
  ibans: "DE89 ", dashes: "-----BEGIN RSA ", begins: "-----BEGIN PRIVATE KEY-----", fillers: "P<", zones: "P<UTO" + "<".repeat(39) + "\n", passwords: "password=", urls: "postgres://a:", servers: "server=a ",
  birth: "date of birth: ", health: "cancer patient diagnosed asthma ", markings: "confidential ", clauses: "1.1.1.1.1 ", spaces: " ", lines: "\n", tabs: "\t", parentheses: "(0) ", words: "secret_secret_", tokens: "sk-a", slack: "xoxb-a-", tel: "tel: 01",
};

describe("time on hostile text of a million characters", () => {
  it.each(Object.entries(HOSTILE))("%s", (_, piece) => {
    const text = piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
    const short = text.slice(0, MEGABYTE / 8);
    const took = (run: () => unknown) => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    detect(short);
    const small = Math.max(20, took(() => detect(short)));
    const large = took(() => detect(text));
    expect(large).toBeLessThan(8_000);
    // Eight times the text, linear: some eight times the work; squared: sixty-four.
    expect(large / small).toBeLessThan(32);
  });
});
