import { describe, expect, it } from "vitest";
import { foldText, segmentQuery, segmentText } from "./text-segmentation";

describe("segmentText", () => {
  it.each([
    ["Terminated agreements", ["termin", "agreement"]],
    ["KX-48213", ["kx48213", "kx", "48213"]],
    ["FD60S", ["fd60s", "fd", "60"]],
    ["e-mail", ["email", "e", "mail"]],
    ["82,959.10", ["82959.10"]],
    ["BNL's", ["bnl"]],
    ["clause 2.3.4", ["claus", "2.3.4"]],
    ["Ｆｕｌｌｗｉｄｔｈ ﬁre", ["fullwidth", "fire"]],
    ["Prüfung Straße", ["prufung", "strass"]],
    ["队的", ["队", "的", "队的"]],
    ["ประเทศไทย", ["ประเทศไทย"]],
    ["🧱 -- ...", []],
    ["", []],
  ])("%s", (text, terms) => {
    expect(segmentText(text)).toEqual(terms);
  });

  it("gives a question the terms that its text has", () => {
    for (const text of ["KX‑48213", "東京タワー", "서울은", "Café-Bar 12/B", "กรุงเทพ", "naïve ﬁle"]) {
      const indexed = new Set(segmentText(text));
      for (const term of segmentQuery(text)) expect(indexed.has(term), `${text}: ${term}`).toBe(true);
    }
  });

  it("never makes a term with white space or longer than the index keeps", () => {
    const text = `${"x".repeat(500)} ${"9".repeat(300)} ${"a-".repeat(200)} ${"字".repeat(100)} a\u00a0b\u3000c`;
    for (const term of segmentText(text)) expect(term).toMatch(/^\S{1,64}$/u);
  });
});

describe("segmentQuery", () => {
  it("drops function words of the question's language only", () => {
    expect(segmentQuery("What is the fire rating of the door?")).toEqual(["fire", "rate", "door"]);
    expect(segmentQuery("¿Cuál es la altura de la puerta?")).toEqual(["altura", "puerta"]);
    expect(segmentQuery("Wie hoch ist die Tür?")).toEqual(["hoch", "tur"]);
    expect(segmentQuery("What does the die cost?")).toEqual(["die", "cost"]);
  });

  it("keeps them when there is nothing else, and relations when asked", () => {
    expect(segmentQuery("to be or not to be")).toEqual(["to", "be", "or", "not"]);
    expect(segmentQuery("after termination")).toEqual(["termin"]);
    expect(segmentQuery("after termination", "relations")).toEqual(["after", "termin"]);
    expect(segmentQuery("the door", "everything")).toEqual(["the", "door"]);
  });

  it("of a very long question keeps the terms that tell most", () => {
    const words = Array.from({ length: 3_000 }, (_, at) => "abcdefgh".slice(at % 8) + String.fromCharCode(97 + (at % 26)));
    const terms = segmentQuery(`${words.join(" ")} KX-48213`);
    expect(terms.length).toBeLessThanOrEqual(48);
    expect(terms).toContain("kx48213");
  });
});

describe("foldText", () => {
  it("folds case, width and accents but keeps vowel signs and voicing that change the word", () => {
    expect(foldText("ÀÉÎ Ǆ Ⅷ")).toBe("aei dz viii");
    expect(foldText("が ป้า हिन्दी")).toBe("が ป้า हिन्दी");
  });
});
