import { describe, expect, it } from "vitest";
import type { CitedPassage } from "./cited-passage";
import { verifyQuote } from "./verify-quote";

const passage = (text: string, start = 0, id = "d"): CitedPassage => ({ documentId: id, versionId: `${id}-1`, page: 2, start, text });

const SPEC = passage(
  `3.1 Fire doors\nDoors to the fire-\nfighting lobby shall be FD60S and must not be held open. The Contractor shall, within 30 days, notify the Employer’s agent of “Defects”; the limit is £1,500.00 (1.5 % of the sum). Temperatures shall stay above -5 °C.`,
  40,
);
const MINUTES = passage(
  "The Employer may not terminate before 12 May 2026. Works are 60 % complete. Co-operation between trades was good.",
  7,
  "m",
);
const both = [SPEC, MINUTES];

function at(quote: string, passages = both, prefer?: number): string | null {
  return verifyQuote(quote, passages, prefer)?.quote ?? null;
}

/** Deterministic numbers, so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

describe("verifyQuote", () => {
  it.each([
    ["same words", "must not be held open", "must not be held open"],
    ["hyphen and line break", "Doors to the firefighting lobby shall be FD60S", "Doors to the fire-\nfighting lobby shall be FD60S"],
    ["white space", "The  Contractor\nshall, within 30 days", "The Contractor shall, within 30 days"],
    ["quotation marks", `notify the Employer's agent of "Defects"`, "notify the Employer’s agent of “Defects”"],
    ["case and final stop", "doors to the fire-fighting lobby shall be FD60S.", "Doors to the fire-\nfighting lobby shall be FD60S"],
    ["wrapped in quotation marks", "“must not be held open”", "must not be held open"],
    ["markdown", "**must not be held open**", "must not be held open"],
    ["cooperation", "Cooperation between trades was good", "Co-operation between trades was good"],
    ["code alone", "FD60S", "FD60S"],
    ["figure with unit", "£1,500.00", "£1,500.00"],
    [
      "joined by an ellipsis",
      "Doors to the firefighting lobby … must not be held open",
      "Doors to the fire-\nfighting lobby shall be FD60S and must not be held open",
    ],
    ["missing article", "Employer may not terminate before 12 May 2026", "Employer may not terminate before 12 May 2026"],
    ["near miss: article added", "The Employer may not terminate before the 12 May 2026", "Employer may not terminate before 12 May 2026"],
    ["near miss: slip", "Co-operation between the tradess was good", "Co-operation between trades was good"],
    [
      "near miss: plural",
      "The Contractors shall, within 30 days, notify the Employer’s agent",
      "Contractor shall, within 30 days, notify the Employer’s agent",
    ],
  ])("%s", (_, quote, expected) => {
    expect(at(quote)).toBe(expected);
  });

  it.each([
    ["fabricated", "All doors were approved by the authority without conditions"],
    ["number swapped", "Doors to the firefighting lobby shall be FD30S"],
    ["days swapped", "The Contractor shall, within 60 days, notify the Employer's agent"],
    ["amount shortened", "the limit is £1,500.0"],
    ["amount cut", "the limit is £1,50"],
    ["decimal cut off", "limit is £1,500.00 (1.5 % of the sum) and 5 % of the sum"],
    ["negation dropped", "and must be held open"],
    ["negation dropped in a long quote", "The Employer may terminate before 12 May 2026"],
    ["negation added", "Doors to the firefighting lobby shall not be FD60S"],
    ["obligation changed", "Doors to the firefighting lobby may be FD60S and must not be held open"],
    ["party swapped", "The Employer shall, within 30 days, notify the Employer's agent"],
    ["sign dropped", "5 °C"],
    ["half a word", "oors to the fire-fighting lobby shall be FD60"],
    ["ellipsis over a negation", "The Employer may … terminate before 12 May 2026"],
    ["ellipsis in the wrong order", "must not be held open … Doors to the firefighting lobby"],
    ["two passages joined", "Doors to the firefighting lobby … Works are 60 % complete"],
    ["two words", "shall be"],
    ["one word", "Contractor"],
    ["nothing", "  … "],
    ["punctuation", "“.”"],
    ["huge", "must not be held open ".repeat(1000)],
  ])("refuses: %s", (_, quote) => {
    expect(at(quote)).toBeNull();
  });

  it("tells numbers apart that normalization could confuse", () => {
    const p = [passage("The load is 10² kN over 6½ m and 11.5 mm; ratio 1/2.")];
    expect(at("load is 102 kN", p)).toBeNull();
    expect(at("over 61/2 m", p)).toBeNull();
    expect(at("1.5 mm", p)).toBeNull();
    expect(at("over 6½ m", p)).toBe("over 6½ m");
  });

  it("attributes a quote to the passage where it stands", () => {
    expect(verifyQuote("Works are 60 % complete", both, 1)).toMatchObject({ passage: 2, start: 58, end: 81, exact: true });
    const twice = [passage("The same sentence stands here.", 0, "a"), passage("The same sentence stands here.", 0, "b")];
    expect(verifyQuote("The same sentence stands here", twice, 2)?.passage).toBe(2);
    expect(verifyQuote("The same sentence stands here", twice)?.passage).toBe(1);
  });

  it("says whether it repaired", () => {
    expect(verifyQuote("must not be held open", both)?.exact).toBe(true);
    expect(verifyQuote("The Employer may not terminate before the 12 May 2026", both)?.exact).toBe(false);
  });

  it("reads Chinese, Japanese and entities", () => {
    const p = [passage("防火门的耐火极限不应低于\n1.5小时。扉は常時閉鎖とする。A&B < C shall apply.")];
    expect(at("防火门的耐火极限不应低于1.5小时", p)).toBe("防火门的耐火极限不应低于\n1.5小时");
    expect(at("防火门的耐火极限应低于1.5小时", p)).toBeNull();
    expect(at("扉は常時閉鎖とする", p)).toBe("扉は常時閉鎖とする");
    expect(at("A&amp;B &lt; C shall apply", p)).toBe("A&B < C shall apply");
  });

  it("finds every run of words of any text, at its exact offsets, however the white space and quotes look", () => {
    const next = generator(7);
    const alphabet = [
      "door",
      "Fire-rated",
      "FD60S",
      "“lobby”",
      "30",
      "3.5 %",
      "\n",
      "shall",
      "not",
      "été",
      "ﬁnish",
      "—",
      "m²",
      "防火门",
      "(a)",
      "it’s",
      "co-\nordinate",
      "…",
    ];
    for (let round = 0; round < 400; round += 1) {
      const text = Array.from({ length: 30 }, () => alphabet[next(alphabet.length)]).join(" ");
      const p = passage(text, next(500));
      const words = [...text.matchAll(/co-\nordinate|\S+/gu)];
      const from = next(words.length - 8);
      const first = words[from];
      const last = words[from + 5 + next(3)];
      if (!first || !last) continue;
      const quote = text.slice(first.index, last.index + last[0].length);
      const found = verifyQuote(quote.replace(/[“”]/gu, '"').replace(/’/gu, "'").replace(/\s+/gu, "  "), [p]);
      expect(found, quote).not.toBeNull();
      if (!found) continue;
      expect(text.slice(found.start - p.start, found.end - p.start)).toBe(found.quote);
    }
  });

  it("never accepts a quote in which a figure, a negation or an obligation was changed", () => {
    const next = generator(11);
    const subjects = ["Doors", "Walls", "Cables", "Pumps", "Lifts", "Beams"];
    for (let round = 0; round < 300; round += 1) {
      const lines = subjects.map(
        (subject) =>
          `${subject} in zone ${next(90) + 10} shall ${next(2) ? "not " : ""}exceed ${next(900) + 100} mm within ${next(80) + 10} days of handover.`,
      );
      const p = passage(lines.join(" "));
      const line = lines[next(lines.length)] ?? "";
      const forged = [
        line.replace(/\d+(?= mm)/u, (figure) => String(Number(figure) + 1 + next(50))),
        line.replace(/\d+(?= days)/u, (figure) => String(Number(figure) + 100)),
        line.includes(" not ") ? line.replace(" not ", " ") : line.replace("shall ", "shall not "),
        line.replace("shall", "may"),
        line.replace("exceed", "undercut"),
      ];
      for (const quote of forged) expect(verifyQuote(quote, [p]), `${quote}\n${p.text}`).toBeNull();
    }
  });
});
