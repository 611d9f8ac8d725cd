import { describe, expect, it } from "vitest";
import type { Permission } from "@/lib/kernel/permissions";
import { afterMove, awaitsAnother, isForVisitor, markedNumbers, QUESTION_MOVES, questionAbilities, questionsLeft, visitorState } from "./policy";
import { answerQuestionSchema, askQuestionSchema, QUESTION_STATUSES, type QuestionStatus } from "./schema";

const reader = (userId: string, ...permissions: Permission[]) => ({ userId, permissions: new Set(permissions) });
const question = (status: QuestionStatus, answeredBy: string | null = null, withheld = false) => ({ status, answeredBy, withheld });

describe("a question's life", () => {
  it.each([
    ["asked", { draft: "drafted", answer: "answered", approve: null, publish: null, decline: "declined" }],
    ["drafted", { draft: "drafted", answer: "answered", approve: null, publish: null, decline: "declined" }],
    ["answered", { draft: null, answer: "answered", approve: "approved", publish: null, decline: "declined" }],
    ["approved", { draft: null, answer: "answered", approve: null, publish: "published", decline: "declined" }],
    ["published", { draft: null, answer: "answered", approve: null, publish: "published", decline: null }],
    ["declined", { draft: null, answer: null, approve: null, publish: null, decline: null }],
  ] as const)("from %s", (status, expected) => {
    expect(Object.fromEntries(QUESTION_MOVES.map((move) => [move, afterMove(status, move)]))).toEqual(expected);
  });

  it("no way of moves leads to published without an approval after the last text", () => {
    const walk = (status: QuestionStatus, approved: boolean, depth: number): void => {
      if (status === "published") expect(approved).toBe(true);
      if (depth === 0) return;
      for (const move of QUESTION_MOVES) {
        const next = afterMove(status, move);
        if (next) walk(next, move === "approve" || (move === "publish" && approved), depth - 1);
      }
    };
    walk("asked", false, 7);
  });
});

describe("who may do what", () => {
  const all: Permission[] = ["shares:read", "shares:answer", "shares:publish"];
  it("experts write and decline, approvers approve and publish", () => {
    expect(questionAbilities(reader("e", "shares:answer"), question("answered", "e"), true)).toEqual({ answer: true, redraft: false, approve: false, publish: false, decline: true });
    expect(questionAbilities(reader("a", "shares:publish"), question("answered", "e"), true)).toEqual({ answer: false, redraft: false, approve: true, publish: false, decline: false });
    expect(questionAbilities(reader("a", "shares:publish"), question("approved", "e"), true)).toMatchObject({ publish: true });
    expect(Object.values(questionAbilities(reader("v", "shares:read"), question("drafted"), false))).not.toContain(true);
  });

  it("nobody approves his own words while another may; alone he does", () => {
    expect(questionAbilities(reader("a", ...all), question("answered", "a"), true)).toMatchObject({ approve: false });
    expect(awaitsAnother(reader("a", ...all), question("answered", "a"), true)).toBe(true);
    expect(questionAbilities(reader("a", ...all), question("answered", "a"), false)).toMatchObject({ approve: true });
    expect(questionAbilities(reader("b", ...all), question("answered", "a"), true)).toMatchObject({ approve: true });
  });

  it("what one may not read one neither approves nor publishes nor writes over", () => {
    expect(questionAbilities(reader("a", ...all), question("answered", "e", true), false)).toMatchObject({ answer: false, approve: false });
    expect(questionAbilities(reader("a", ...all), question("approved", "e", true), false)).toMatchObject({ publish: false });
    expect(questionAbilities(reader("a", ...all), question("drafted", null, true), false)).toMatchObject({ answer: true });
  });
});

describe("what visitors are told", () => {
  it("nothing of the steps in between", () => {
    expect(QUESTION_STATUSES.map(visitorState)).toEqual(["waiting", "waiting", "waiting", "waiting", "answered", "declined"]);
  });

  it.each(QUESTION_STATUSES)("%s: another's question only when published to everyone", (status) => {
    expect(isForVisitor({ own: true, status, audience: null })).toBe(true);
    expect(isForVisitor({ own: false, status, audience: "asker" })).toBe(false);
    expect(isForVisitor({ own: false, status, audience: "everyone" })).toBe(status === "published");
  });

  it("a quota that was lowered leaves none, not less", () => {
    expect([questionsLeft(3, 1), questionsLeft(3, 3), questionsLeft(1, 3)]).toEqual([2, 0, 0]);
  });
});

describe("strangers' words", () => {
  it("are plain text without invisible marks", () => {
    expect(askQuestionSchema.parse({ question: " What\u0000 is\u200b it?\r\n " })).toEqual({ question: "What is it?", anonymous: false });
    expect(askQuestionSchema.safeParse({ question: "\u200b \u0007" }).success).toBe(false);
    expect(askQuestionSchema.safeParse({ question: "x".repeat(2_001) }).success).toBe(false);
  });

  it("a document's own brackets are no marks of ours", () => {
    expect([...markedNumbers("It is FD60S [1], see “[\u20602]” and [3].")]).toEqual([1, 3]);
    expect(answerQuestionSchema.parse({ questionId: "01890000-0000-7000-8000-000000000000", revision: 0, answer: "“[\u20602]”\u200b" }).answer).toBe("“[\u20602]”");
  });
});
