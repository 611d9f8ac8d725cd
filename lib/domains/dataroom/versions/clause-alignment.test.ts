import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignSequences, timeLimit } from "./align-sequences";
import { alignClauses, type ClauseAlignment } from "./clause-alignment";
import { type Clause, splitClauses, words } from "./split-clauses";

const page = (text: string, number = 1) => ({ number, text });
const texts = (clauses: readonly Clause[]) => clauses.map((clause) => clause.text);
const compare = (before: string, after: string) => alignClauses(splitClauses([page(before)]), splitClauses([page(after)]));
const told = ({ clauses }: ClauseAlignment) => clauses.filter(({ kind }) => kind !== "same").map(({ kind, before, after }) => [kind, (before ?? after)?.text]);
const never = { over: () => false };

describe("splitClauses", () => {
  it("divides at numbers, headings, list marks and blank lines, whatever the line breaks", () => {
    const text = "GENERAL CONDITIONS\n1. The Contractor shall\ncomplete the works.\n1.1 The price is fixed.\n(a) Paint\n(b) Glass\n\nA paragraph\nof two lines.\n• A point";
    expect(texts(splitClauses([page(text)]))).toEqual([
      "GENERAL CONDITIONS",
      "1. The Contractor shall complete the works.",
      "1.1 The price is fixed.",
      "(a) Paint",
      "(b) Glass",
      "A paragraph of two lines.",
      "• A point",
    ]);
  });

  it("joins a sentence that a page's end cuts through, and knows both places", () => {
    const clauses = splitClauses([page("The deposit is paid", 4), page("within nine days.\n\nNext.", 5)]);
    expect(texts(clauses)).toEqual(["The deposit is paid within nine days.", "Next."]);
    expect(clauses[0]?.places.map((place) => place.page)).toEqual([4, 5]);
  });

  it("loses no word and gives exact places", () => {
    const unit = fc.constantFrom("word ", "1. ", "\n", "\n\n", "TITLE\n", "end. ", "(a) ", "long".repeat(700));
    fc.assert(
      fc.property(fc.array(fc.array(unit, { maxLength: 40 }).map((parts) => parts.join("")), { maxLength: 4 }), (all) => {
        const pages = all.map((text, index) => page(text, index + 1));
        const clauses = splitClauses(pages);
        for (const { text, places } of clauses) {
          expect(words(places.map(({ page: number, start, end }) => pages[number - 1]?.text.slice(start, end)).join(" ")).join(" ")).toBe(text);
        }
        expect(texts(clauses).join(" ").replaceAll(" ", "")).toBe(all.join("").replace(/\s/gu, ""));
      }),
    );
  });
});

describe("alignClauses", () => {
  const CONTRACT = "1. The deposit is forty thousand pounds.\n2. The works take nine months from the start.\n3. Notices are sent by registered post only.\n4. The law of England applies to this contract.";

  it("marks the changed words of a changed clause alone", () => {
    const { clauses, counts } = compare(CONTRACT, CONTRACT.replace("nine months", "eleven months"));
    expect(counts).toEqual({ same: 3, changed: 1, moved: 0, removed: 0, added: 0 });
    expect(clauses[1]?.parts).toEqual([
      { kind: "same", text: "2. The works take" },
      { kind: "removed", text: "nine" },
      { kind: "added", text: "eleven" },
      { kind: "same", text: "months from the start." },
    ]);
  });

  it("tells added and removed clauses, and renumbered ones as changed", () => {
    const after = CONTRACT.replace("2. The works take nine months from the start.\n", "").replace("3. Not", "2. Not").replace("4. The law", "3. The law");
    expect(told(compare(CONTRACT, after))).toEqual([
      ["removed", "2. The works take nine months from the start."],
      ["changed", "3. Notices are sent by registered post only."],
      ["changed", "4. The law of England applies to this contract."],
    ]);
  });

  it("recognises a clause that moved, with and without a new number", () => {
    const [one = "", two = "", three = "", four = ""] = CONTRACT.split("\n");
    expect(told(compare(CONTRACT, [four, one, two, three].join("\n")))).toEqual([["moved", four]]);
    const far = [one, three, "5. Payment is due within thirty days of the invoice.", "6. Insurance is kept by the contractor for ever.", four, two.replace("2.", "9.")].join("\n");
    expect(told(compare(CONTRACT, far))).toContainEqual(["moved", two]);
  });

  it("does not mind other line breaks and pages", () => {
    const before = splitClauses([page("1. The deposit is forty\nthousand pounds.\n2. Notices are sent.")]);
    const after = splitClauses([page("1. The deposit is", 1), page("forty thousand\npounds.\n2. Notices\nare sent.", 2)]);
    expect(alignClauses(before, after).counts).toMatchObject({ same: 2, changed: 0, added: 0, removed: 0 });
  });

  const word = fc.constantFrom("the", "deposit", "is", "nine", "days", "works", "law", "pounds");
  const clause = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.array(word, { minLength: 1, maxLength: 8 })).map(([number, some]) => `${number}. ${some.join(" ")}.`);
  const contract = fc.array(clause, { maxLength: 25 }).map((some) => splitClauses([page(some.join("\n"))]));

  it("applied to either text gives the other", () => {
    fc.assert(
      fc.property(contract, contract, (before, after) => {
        const { clauses, counts } = alignClauses(before, after, never);
        expect(clauses.flatMap((row) => row.after?.text ?? [])).toEqual(texts(after));
        expect(clauses.flatMap((row) => row.before?.text ?? []).sort()).toEqual(texts(before).sort());
        expect(clauses.filter(({ kind }) => kind !== "moved").flatMap((row) => row.before?.text ?? [])).toEqual(
          texts(before.filter((one) => !clauses.some((row) => row.kind === "moved" && row.before === one))),
        );
        for (const { parts, before: old, after: now } of clauses) {
          if (!parts) continue;
          const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text).join(" ");
          expect([without("added"), without("removed")]).toEqual([old?.text, now?.text]);
        }
        expect(counts.same + counts.changed + counts.moved + counts.removed).toBe(before.length);
        expect(counts.same + counts.changed + counts.moved + counts.added).toBe(after.length);
      }),
      { numRuns: 300 },
    );
  });

  it("counts the same in both directions", () => {
    fc.assert(
      fc.property(contract, contract, (before, after) => {
        const there = alignClauses(before, after, never).counts;
        const back = alignClauses(after, before, never).counts;
        expect(back).toEqual({ ...there, removed: there.added, added: there.removed });
      }),
      { numRuns: 300 },
    );
  });

  it("finds nothing between equal texts", () => {
    fc.assert(
      fc.property(contract, (some) => {
        expect(alignClauses(some, some, never).counts).toEqual({ same: some.length, changed: 0, moved: 0, removed: 0, added: 0 });
      }),
    );
  });

  it("gives up in time and is still right", () => {
    const before = splitClauses([page(CONTRACT)]);
    const after = splitClauses([page(CONTRACT.split("\n").reverse().join("\n"))]);
    const { clauses, partial } = alignClauses(before, after, { over: () => true });
    expect(partial).toBe(true);
    expect(clauses.flatMap((row) => row.after?.text ?? [])).toEqual(texts(after));
  });

  it("takes a thousand pages", () => {
    const pages = (changed: number) =>
      Array.from({ length: 1_000 }, (_, n) =>
        page(Array.from({ length: 20 }, (__, m) => `${n}.${m} The contractor keeps item ${(n * 20 + m) * 7919} in ${(n + m) % changed === 0 ? "good" : "fair"} order, and the shall of it.`).join("\n"), n + 1),
      );
    const started = performance.now();
    const { counts, partial } = alignClauses(splitClauses(pages(50)), splitClauses(pages(7)), timeLimit(20_000));
    expect(partial).toBe(false);
    expect(counts).toMatchObject({ moved: 0, removed: 0, added: 0 });
    expect(counts.same + counts.changed).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("alignSequences", () => {
  it("finds a longest common subsequence of small sequences without anchors", () => {
    expect(alignSequences([..."abcabba"], [..."cbabac"], never).length).toBe(4);
  });
});
