import { describe, expect, it } from "vitest";
import { answerSentences, unsupportedSentences } from "./support";

const texts = (text: string, citations: number) => unsupportedSentences(text, citations).map((sentence) => sentence.text);

describe("answerSentences", () => {
  it("finds the sentences that no citation supports", () => {
    const answer = "The lobby doors are FD60S [1]. They were installed in 2024. The limit is £5,000 per week.[2] Both apply.";
    expect(texts(answer, 2)).toEqual(["They were installed in 2024."]);
    for (const { start, end, text } of answerSentences(answer, 2)) expect(answer.slice(start, end)).toBe(text);
  });

  it("takes a marker behind the full stop for the sentence before it", () => {
    expect(answerSentences("The doors are FD60S. [1] The walls are EI 90. [2]", 2).map(({ text, supported }) => [text, supported])).toEqual(
      [
        ["The doors are FD60S. [1]", true],
        ["The walls are EI 90. [2]", true],
      ],
    );
  });

  it("does not believe a marker that has no citation", () => {
    expect(texts("The doors are FD90 throughout [3].", 2)).toHaveLength(1);
  });

  it.each([
    "Hello, and thank you for your question!",
    "Which building do you mean by that?",
    "According to the documents, these rules apply:",
    "## Doors and windows of the lobby",
    "This is not in your documents.",
    "The documents do not say who approved the drawing.",
    "**Fire doors in the lobby**",
    "In short:",
    "```\nconst doors = list of all the doors;\n```",
  ])("does not take %j for a claim", (sentence) => {
    expect(texts(sentence, 0)).toEqual([]);
  });

  it("takes a marker behind a quotation for all its sentences", () => {
    expect(
      texts(
        "- “Doors shall be FD60S. They shall be self-closing ‘at all times’. See “Defects” too.” [1]\n- “Walls shall be EI 90. They stand alone.” [9]",
        1,
      ),
    ).toEqual(["- “Walls shall be EI 90.", "They stand alone.” [9]"]);
    expect(texts("The strategy says “doors are FD60S. They close.” [1] Nobody else says that.", 1)).toEqual(["Nobody else says that."]);
  });

  it("judges list items one by one, in any language", () => {
    expect(texts("- Doors to lobbies are FD60S [1]\n- Doors to offices are FD30\n- 防火门应为甲级。\n- 楼梯间门应为乙级 [2]。", 2)).toEqual(
      ["- Doors to offices are FD30", "- 防火门应为甲级。"],
    );
  });
});
