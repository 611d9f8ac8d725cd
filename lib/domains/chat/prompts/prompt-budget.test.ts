import { describe, expect, it } from "vitest";
import { estimateTokens } from "@/lib/adapters/ai/token-estimate";
import { buildAnswerPrompt } from "./answer";
import { promptBudget } from "./prompt-budget";

const WANTED = { passages: 6000, history: 1500 };

describe("promptBudget", () => {
  it.each([
    [undefined, 900, 6000, 1500],
    [{ contextWindow: 128_000, maxOutput: 4096 }, 900, 6000, 1500],
    [{ contextWindow: 8_192, maxOutput: 2_048 }, 900, 3212, 803],
    [{ contextWindow: 2_000, maxOutput: 4_000 }, 500, 240, 60],
  ])("%j beside %i tokens: %i for passages, %i for history", (window, fixed, passages, history) => {
    expect(promptBudget(WANTED, window, fixed)).toEqual({ passages, history });
  });

  it("never cuts rules or question: a question that leaves no room is refused in words", () => {
    expect(() => promptBudget(WANTED, { contextWindow: 2_000, maxOutput: 500 }, 1_100)).toThrow(expect.objectContaining({ code: "too_large" }) as Error);
  });
});

describe("a prompt for a small model", () => {
  const passage = (text: string) => ({ documentName: "Spec.pdf", page: 1, text });
  const passages = [passage("first ".repeat(2000)), passage("second ".repeat(200)), passage("third ".repeat(2000))];
  const history = Array.from({ length: 20 }, (_, at) => ({ role: at % 2 === 0 ? ("user" as const) : ("assistant" as const), text: `turn ${at} ${"word ".repeat(60)}` }));

  it.each([2_500, 4_096, 8_192, 32_000])("fits %i tokens with its answer; rules and question stay whole, the oldest turns go first", (contextWindow) => {
    const question = `What rating do the lobby doors need${"?".repeat(30)}`;
    const { instructions, messages, shown } = buildAnswerPrompt({ question, passages, history, window: { contextWindow, maxOutput: 512 } });
    const tokens = estimateTokens([instructions, ...messages.map(({ content }) => content)].join("\n"));
    expect(tokens * 1.25 + 512).toBeLessThanOrEqual(contextWindow);
    expect(messages.at(-1)?.content).toContain(question);
    expect(instructions).toContain("Use only the passages");
    expect(shown.length).toBeGreaterThan(0);
    expect(shown[0]?.text.startsWith("first ")).toBe(true);
    const turns = messages.slice(0, -1).map(({ content }) => Number(/^turn (\d+)/.exec(content)?.[1]));
    expect(turns).toEqual(turns.map((_, at) => 20 - turns.length + at));
  });
});
