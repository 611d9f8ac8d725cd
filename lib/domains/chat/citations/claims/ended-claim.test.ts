import { describe, expect, it } from "vitest";
import { CitationStream } from "../citation-stream";
import type { CitedPassage } from "../cited-passage";

const SENTENCES = [
  "The Supplier shall deliver within 30 days.",
  "The Buyer may not reject goods that conform, and the Supplier may replace those that do not.",
  "No more than 5 % of the price may be kept back.",
  "The Supplier may assign the claim after delivery.",
];
const text = `8. Delivery\n${SENTENCES.join(" ")}\nDoor\tRating\nD4.02\tFD30S`;
const passages: CitedPassage[] = [
  { documentId: "a", versionId: "1", page: 1, start: 50, text },
  { documentId: "b", versionId: "1", page: 1, start: 0, text: "交货期限为三十天。买方不得拒收合格货物。卖方可以在交货后转让债权。" },
];

function run(answer: string) {
  const stream = new CitationStream(passages);
  for (const character of answer) stream.push(character);
  stream.end();
  return stream.answer();
}
const cite = (quote: string, passage = 1) => `<cite p="${passage}">${quote}</cite>`;
const quoted = (...sentences: string[]) => `“${sentences.join(" ")}” ${cite(sentences.join(" "))}`;

describe("a copy of whole sentences", () => {
  it.each([1, 2, 3, 4])("%i of them keep their one citation, whatever they say of each other", (count) => {
    const { citations, unsupported, text: written } = run(quoted(...SENTENCES.slice(0, count)));
    expect(unsupported).toEqual([]);
    expect(citations.map(({ quote }) => quote)).toEqual([SENTENCES.slice(0, count).join(" ")]);
    expect(written).toBe(`“${SENTENCES.slice(0, count).join(" ")}” [1]`);
  });

  it("is known by its words: cells, line breaks and quotation marks aside", () => {
    expect(run(`- “D4.02 · FD30S” ${cite("D4.02\tFD30S")}\n- ${quoted(...SENTENCES.slice(1, 3))}`).citations).toHaveLength(2);
    const chinese = "买方不得拒收合格货物。卖方可以在交货后转让债权。";
    expect(run(`“${chinese}” ${cite(chinese, 2)}`).citations.map(({ quote }) => quote)).toEqual([chinese]);
  });
});

describe("what is no copy is compared as ever", () => {
  it.each([
    ["words before it in its sentence", `It is not true that “${SENTENCES[0]}” ${cite(SENTENCES[0] ?? "")}`],
    ["a part without its denial", `The Buyer may reject goods that conform ${cite("reject goods that conform")}.`],
    ["another figure", `“The Supplier shall deliver within 60 days.” ${cite(SENTENCES[0] ?? "")}`],
    ["a denial in the middle", `“The Supplier shall not deliver within 30 days.” ${cite(SENTENCES[0] ?? "")}`],
    ["a limit turned", `“At least 5 % of the price may be kept back.” ${cite(SENTENCES[2] ?? "")}`],
  ])("%s", (_, answer) => {
    const { citations, unsupported } = run(answer);
    expect(citations).toEqual([]);
    expect(unsupported).toMatchObject([{ reason: "claim_differs" }]);
  });
});
