import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences";

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each([
    ["Doors are FD60S. Walls are EI 90! Why?", ["Doors are FD60S.", "Walls are EI 90!", "Why?"]],
    ["See No. 5 of Sec. 3.2, e.g. Mr. Smith Ltd. agreed. Next.", ["See No. 5 of Sec. 3.2, e.g. Mr. Smith Ltd. agreed.", "Next."]],
    ["The lobby\ndoors are\nself-closing. Other\ndoors are not.", ["The lobby\ndoors are\nself-closing.", "Other\ndoors are not."]],
    ["4.2 Doors\nDoors shall close.\n- first item\n- second item", ["4.2 Doors", "Doors shall close.", "- first item", "- second item"]],
    ["防火门应为甲级。楼梯间门应为乙级！好吗？", ["防火门应为甲级。", "楼梯间门应为乙级！", "好吗？"]],
    ["Die Tür ist z.B. rot. Sie schließt.", ["Die Tür ist z.B. rot.", "Sie schließt."]],
    ["D-01\tFD60S\nD-02\tFD30", ["D-01\tFD60S", "D-02\tFD30"]],
    ["They close.[4] The lobby (see 5.3). Next.[12]", ["They close.[4]", "The lobby (see 5.3).", "Next.[12]"]],
    ["It was agreed. [Drafting note.] (See above.) End.", ["It was agreed.", "[Drafting note.]", "(See above.)", "End."]],
    ["  \n ", []],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("loses no character but white space", () => {
    const text = "A b. c D.\n\n1. x\n(a) y; z\tq | r。\u00a0End";
    expect(split(text).join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
  });
});
