import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { answerQuestionAction, approveAnswerAction, publishAnswerAction } from "@/lib/domains/sharing/questions/actions";
import type { QuestionDto, QuestionListDto, QuestionStatus } from "@/lib/domains/sharing/questions/schema";
import { QuestionQueue } from "./question-queue";
import { parseQuestionsQuery, questionArguments, questionsHref } from "./questions-query";

const router = { refresh: vi.fn(), push: vi.fn() };
vi.mock("next/navigation", () => ({ useRouter: () => router, usePathname: () => "/acme/main/data-room/questions", unstable_rethrow: () => undefined }));
vi.mock("@/lib/client/use-live-refresh", () => ({ useLiveRefresh: vi.fn() }));
vi.mock("@/lib/domains/sharing/questions/actions", () => {
  const done = () => vi.fn(() => Promise.resolve({ ok: true, data: {} }));
  return { answerQuestionAction: done(), approveAnswerAction: done(), publishAnswerAction: done(), declineQuestionAction: done(), redraftAnswerAction: done() };
});

const ADDRESS = { organization: "acme", workspace: "main" };
const CITATION = { number: 1, documentId: "d1", versionId: "v1", documentName: "Doors.pdf", kind: "pdf", page: 2, pageLabel: null, start: 0, end: 17, quote: "Doors need FD60S.", before: "", after: "", headingPath: [], version: 3 };
const NONE = { answer: false, redraft: false, approve: false, publish: false, decline: false };
const DRAFTED: QuestionDto = {
  ...{ id: "q1", linkId: "l1", linkName: "For the bank", question: "What rating?", asker: null, anonymous: true, status: "drafted", askedAt: "2026-11-20T10:00:00.000Z" },
  draft: { text: "It is FD60S [1]. It is new.", citations: [CITATION], unsupported: [{ start: 17, end: 27 }], notFound: false, engine: "extractive" },
  ...{ draftError: null, answer: null, revision: 0, approvedBy: null, audience: null, publishedBy: null, publishedAt: null, declined: null, withheld: false, awaitsAnother: false },
  can: { ...NONE, answer: true, redraft: true, decline: true },
};

beforeEach(() => vi.clearAllMocks());

function show(questions: QuestionDto[], params: Record<string, string> = {}) {
  const counts = { asked: 0, drafted: 0, answered: 0, approved: 0, published: 0, declined: 0 } satisfies Record<QuestionStatus, number>;
  for (const { status } of questions) counts[status] += 1;
  const list: QuestionListDto = { data: questions, total: questions.length, counts };
  render(<QuestionQueue address={ADDRESS} query={parseQuestionsQuery(params)} list={list} />);
  return userEvent.setup();
}

it("opens the question that the address names: draft, evidence with its page, nothing of who asked", async () => {
  const user = show([DRAFTED], { question: "q1" });
  expect(screen.getByText(/somebody who stays unnamed/).isConnected).toBe(true);
  expect(screen.getByText("It is new.").getAttribute("title")).toBe("No checked passage supports this");
  const evidence = within(screen.getByRole("list", { name: "Evidence" }));
  expect(evidence.getByRole("link", { name: "Open page" }).getAttribute("href")).toMatch(/^\/acme\/main\/data-room\/d1\?version=v1&page=2&start=0&end=17&quote=Doors/);
  await user.click(screen.getByRole("button", { name: "Use the draft" }));
  expect(answerQuestionAction).toHaveBeenCalledWith(ADDRESS, { questionId: "q1", revision: 0, answer: "It is FD60S [1]. It is new." });
  await waitFor(() => expect(router.refresh).toHaveBeenCalled());
});

it("the editor begins with the draft and sends what was typed", async () => {
  const user = show([DRAFTED], { question: "q1" });
  await user.click(screen.getByRole("button", { name: "Edit the draft" }));
  const field = screen.getByLabelText<HTMLTextAreaElement>("Answer");
  expect(field.value).toBe("It is FD60S [1]. It is new.");
  await user.clear(field);
  await user.type(field, "By hand.");
  await user.click(screen.getByRole("button", { name: "Save answer" }));
  expect(answerQuestionAction).toHaveBeenCalledWith(ADDRESS, { questionId: "q1", revision: 0, answer: "By hand." });
});

it("approves and publishes exactly the revision that is shown", async () => {
  const answer = { text: "FD60S.", citations: [], by: "Ada", at: "2026-11-20T10:00:00.000Z" };
  const user = show(
    [
      { ...DRAFTED, id: "q2", status: "answered", answer, revision: 4, can: { ...NONE, approve: true } },
      { ...DRAFTED, id: "q3", question: "Why?", status: "approved", answer, revision: 5, can: { ...NONE, publish: true } },
    ],
    { question: "q2" },
  );
  await user.click(screen.getByRole("button", { name: "Approve" }));
  expect(approveAnswerAction).toHaveBeenCalledWith(ADDRESS, { questionId: "q2", revision: 4 });
  await user.click(screen.getByText("Why?"));
  await user.click(await screen.findByRole("button", { name: "Publish" }));
  const dialog = within(screen.getByRole("dialog", { name: "Publish this answer" }));
  await user.click(dialog.getByLabelText("Every visitor of this link"));
  await user.click(dialog.getByRole("button", { name: "Publish" }));
  expect(publishAnswerAction).toHaveBeenCalledWith(ADDRESS, { questionId: "q3", revision: 5, audience: "everyone" });
});

it("says why there is nothing to read: withheld, on its way, failed, not in the documents", () => {
  show([{ ...DRAFTED, withheld: true, draft: null }], { question: "q1" });
  expect(screen.getByText(/a document that you may not open/).isConnected).toBe(true);
  document.body.replaceChildren();
  show([{ ...DRAFTED, status: "asked", draft: null }], { question: "q1" });
  expect(screen.getByText(/A draft is being written/).isConnected).toBe(true);
  document.body.replaceChildren();
  show([{ ...DRAFTED, status: "asked", draft: null, draftError: "gone" }], { question: "q1" });
  expect(screen.getByText(/What there was to quote is gone/).isConnected).toBe(true);
  document.body.replaceChildren();
  show([{ ...DRAFTED, draft: { text: "This is not in these documents.", citations: [], unsupported: [], notFound: true, engine: "extractive" } }], { question: "q1" });
  expect(screen.getByText(/Nothing was made up/).isConnected).toBe(true);
  expect(screen.queryByRole("button", { name: "Use the draft" })).toBeNull();
});

it("an empty queue says what comes here, an empty filter how to leave it", () => {
  show([]);
  expect(screen.getByText("No questions yet").isConnected).toBe(true);
  document.body.replaceChildren();
  show([], { questionState: "declined" });
  expect(screen.getByRole("link", { name: "Show all questions" }).getAttribute("href")).toBe("/acme/main/data-room/questions");
});

it("addresses hold link, state, page and the open question", () => {
  const query = parseQuestionsQuery({ questionState: "answered", questionPage: "2", question: "q1", page: "9" }, "l1");
  expect(query).toEqual({ linkId: "l1", state: "answered", page: 2, question: "q1" });
  expect(questionArguments(query)).toEqual({ linkId: "l1", status: "answered", limit: 25, skip: 25 });
  expect(questionsHref(ADDRESS, query, { page: 3 })).toBe("/acme/main/data-room/shares/l1?tab=questions&questionState=answered&questionPage=3");
  expect(parseQuestionsQuery({ questionState: "toString", questionPage: "-1" })).toEqual({ linkId: null, state: null, page: 1, question: null });
});
