import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { VisitorQuestionDto, VisitorQuestionsDto } from "@/lib/domains/sharing/questions/schema";
import { VisitorQuestions } from "./visitor-questions";

const OWN: VisitorQuestionDto = { id: "q1", question: "What rating?", own: true, anonymous: true, state: "waiting", askedAt: "2026-11-20T10:00:00.000Z", answer: null, withheld: false, declineReason: null };
const PUBLISHED: VisitorQuestionDto = {
  ...{ id: "q2", question: "<b>How</b> many sails?", own: false, anonymous: false, state: "answered", askedAt: null, withheld: false, declineReason: null },
  answer: {
    text: "Four [1], see [7].",
    at: "2026-11-20T10:00:00.000Z",
    citations: [
      { number: 1, documentId: "d1", documentName: "Mill.pdf", page: 3, pageLabel: null, start: 0, quote: "4 sails of oak", opens: true, picturePage: 3 },
      { number: 2, documentId: "d2", documentName: "Old.pdf", page: 1, pageLabel: null, start: 0, quote: "four", opens: false, picturePage: null },
    ],
  },
};

let served: VisitorQuestionsDto;
let refused: { status: number; body: object } | null;
const sent: unknown[] = [];
const on = { onOpen: vi.fn(), onRefusal: vi.fn(), onClose: vi.fn() };

beforeEach(() => {
  served = { questions: [OWN, PUBLISHED], quota: { allowed: 3, left: 2 } };
  refused = null;
  sent.length = 0;
  for (const call of Object.values(on)) call.mockReset();
  vi.stubGlobal("fetch", (_: string, init: RequestInit = {}) => {
    if (init.method === "POST") sent.push(JSON.parse(String(init.body)));
    if (refused && (init.method === "POST" || sent.length === 0)) return Promise.resolve(Response.json(refused.body, { status: refused.status }));
    return Promise.resolve(Response.json(init.method === "POST" ? { id: "q3", left: 1 } : served));
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () => {
  render(<VisitorQuestions token="secret" {...on} />);
  return userEvent.setup();
};

it("shows one's own with their state, and what was published as plain words with passages that open", async () => {
  const user = show();
  expect((await screen.findByText("Being answered")).isConnected).toBe(true);
  expect(screen.getByText("asked without your name").isConnected).toBe(true);
  expect(screen.getByText("<b>How</b> many sails?").isConnected).toBe(true);
  expect(screen.getByText(/see \[7\]\./).isConnected).toBe(true);
  expect(screen.getByRole("link", { name: "Passage 1" }).getAttribute("href")).toBe("#answer-q2-1");
  const passages = within(screen.getByRole("list", { name: "Passages" }));
  expect(passages.getByText(/an earlier version/).isConnected).toBe(true);
  await user.click(passages.getByRole("button", { name: "Open Mill.pdf at passage 1" }));
  expect(on.onOpen).toHaveBeenCalledWith("d1", 3);
});

it("sends the question with the choice to stay unnamed, and reads the list again", async () => {
  const user = show();
  await user.type(await screen.findByLabelText("Your question"), "Who built it?");
  await user.click(screen.getByRole("checkbox", { name: "Ask without my name" }));
  served = { questions: [{ ...OWN, id: "q3", question: "Who built it?" }], quota: { allowed: 3, left: 0 } };
  await user.click(screen.getByRole("button", { name: "Send question" }));
  await waitFor(() => expect(sent).toEqual([{ question: "Who built it?", anonymous: true }]));
  expect((await screen.findByText(/You have asked all 3 questions/)).isConnected).toBe(true);
  expect(screen.getByText("Who built it?").isConnected).toBe(true);
});

it("keeps what was typed when it is refused, and tells the room", async () => {
  const user = show();
  const field = await screen.findByLabelText<HTMLTextAreaElement>("Your question");
  await user.type(field, "Who built it?");
  refused = { status: 429, body: { code: "quota_exceeded", detail: "You have asked all 3 questions that this link allows. This one was not sent." } };
  await user.click(screen.getByRole("button", { name: "Send question" }));
  expect((await screen.findByText(/This one was not sent/)).isConnected).toBe(true);
  expect(field.value).toBe("Who built it?");
  expect(on.onRefusal).toHaveBeenCalledWith(expect.objectContaining({ code: "quota_exceeded" }));
});

it("says when they cannot be read, and when there are none", async () => {
  refused = { status: 500, body: { code: "internal", detail: "Something failed." } };
  const user = show();
  expect((await screen.findByText("The questions could not be read")).isConnected).toBe(true);
  refused = null;
  served = { questions: [], quota: null };
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect((await screen.findByText("You have not asked anything yet.")).isConnected).toBe(true);
  expect(screen.getByText("This link takes no questions now.").isConnected).toBe(true);
});
