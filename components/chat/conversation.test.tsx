import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CitationDto, MessageDto } from "@/lib/domains/chat/schema";
import { Conversation } from "./conversation";
import { ConversationsProvider } from "./conversations/conversations-context";

vi.mock("next/navigation", () => ({ usePathname: () => "/acme/main/ask", useRouter: () => ({ push: () => undefined }) }));
// Server actions are bound to the server; nothing here calls them.
vi.mock("@/lib/domains/chat/actions", () => ({
  stopAnswerAction: vi.fn(),
  renameConversationAction: vi.fn(),
  deleteConversationAction: vi.fn(),
  restoreConversationAction: vi.fn(),
  pinConversationAction: vi.fn(),
  archiveConversationAction: vi.fn(),
  changeScopeAction: vi.fn(),
}));
vi.mock("@/lib/domains/chat/feedback/actions", () => ({ rateAnswerAction: vi.fn() }));
vi.mock("@/lib/domains/chat/shared/actions", () => ({ shareConversationAction: vi.fn() }));
vi.mock("@/lib/domains/chat/queue/actions", () => ({ queueQuestionAction: vi.fn(), editQueuedAction: vi.fn(), removeQueuedAction: vi.fn() }));

const ADDRESS = { organization: "acme", workspace: "main" };
const CONVERSATION = "019aa000-0000-7000-8000-000000000001";
const ANSWER = "019aa000-0000-7000-8000-000000000002";

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  window.history.replaceState(null, "", "/acme/main/ask");
});
afterEach(() => {
  vi.unstubAllGlobals();
  window.sessionStorage.clear();
});

function citation(number: number, quote: string): CitationDto {
  return {
    number,
    documentId: `d${number}`,
    versionId: `v${number}`,
    documentName: `Fire strategy ${number}.pdf`,
    kind: "pdf",
    page: number + 3,
    pageLabel: null,
    start: 10,
    end: 10 + quote.length,
    quote,
    before: "It was so. ",
    after: " And so on.",
    headingPath: ["4 Doors"],
    version: 1,
  };
}

function kept(answer: Partial<MessageDto>) {
  const base = {
    error: null,
    citations: [],
    unsupported: [],
    notFound: false,
    createdAt: "2026-11-20T10:00:00Z",
    engine: "m1",
    status: "complete" as const,
    feedback: null,
    usage: null,
  };
  const messages: MessageDto[] = [
    { ...base, id: "q", parentId: null, role: "user", content: "How long must doors resist fire?" },
    { ...base, id: ANSWER, parentId: "q", role: "assistant", content: "", ...answer },
  ];
  const conversation = {
    id: CONVERSATION,
    title: "Doors",
    projectId: null,
    projectName: null,
    documentIds: [],
    createdAt: base.createdAt,
    updatedAt: base.createdAt,
    pinned: false,
    archived: false,
    shared: "nobody" as const,
    own: true,
    ownerName: "Ada",
  };
  return { conversation, messages };
}

function show(data: ReturnType<typeof kept> | null) {
  return render(
    <ConversationsProvider address={ADDRESS} listed={Promise.resolve({ data: [], total: 0 })}>
      <Conversation
        address={ADDRESS}
        kept={data}
        engine={{ name: "extractive", extractive: true }}
        projects={[]}
        documents={[]}
        questions={["Which doors are fire doors?"]}
        hasDocuments
      />
    </ConversationsProvider>,
  );
}

function stream(...chunks: object[]): Response {
  const body = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("") + "data: [DONE]\n\n";
  return new Response(body, { headers: { "content-type": "text/event-stream", "x-vercel-ai-ui-message-stream": "v1" } });
}

function problem(status: number, code: string, detail: string): Response {
  return Response.json({ type: "about:blank", title: detail, status, detail, code, requestId: "r1" }, { status });
}

async function askFor(question: string) {
  const box = screen.getByRole("textbox", { name: "Your question" });
  await userEvent.clear(box);
  await userEvent.type(box, `${question}{Enter}`);
  return box;
}

describe("marks and citations", () => {
  const data = () =>
    kept({
      content: "Sixty minutes [1], stairs too [2]. See [3].",
      citations: [citation(1, "60 minutes"), citation(2, "stairs likewise")],
    });

  it("correspond one to one, and a number without a citation is no mark", () => {
    show(data());
    expect(screen.getAllByTestId(/^evidence-mark-/u).map((mark) => mark.textContent)).toEqual(["1", "2"]);
    expect(screen.getAllByTestId(/^evidence-card-/u).length).toBe(2);
    expect(within(screen.getByTestId("evidence-card-1")).getByText("60 minutes").tagName).toBe("MARK");
    expect(screen.getByTestId("answer").textContent).toContain("See [3].");
  });

  it("are selected together by click, card and key", async () => {
    show(data());
    const selected = () => screen.getAllByTestId(/^evidence-card-/u).filter((card) => card.getAttribute("aria-current") === "true").length;
    await userEvent.click(screen.getByTestId("evidence-mark-2"));
    expect(screen.getByTestId("evidence-card-2").getAttribute("aria-current")).toBe("true");
    await userEvent.click(within(screen.getByTestId("evidence-card-1")).getByRole("button"));
    expect(screen.getByTestId("evidence-mark-1").getAttribute("aria-pressed")).toBe("true");
    fireEvent.keyDown(document.body, { key: "j" });
    expect(screen.getByTestId("evidence-mark-2").getAttribute("aria-pressed")).toBe("true");
    fireEvent.keyDown(document.body, { key: "k" });
    expect(screen.getByTestId("evidence-mark-1").getAttribute("aria-pressed")).toBe("true");
    expect(selected()).toBe(1);
  });

  it("lead to the page of the cited version and back to this conversation", () => {
    show(data());
    const href = new URL(screen.getByTestId("open-evidence-1").getAttribute("href") ?? "", "https://muniment.example");
    expect(href.pathname).toBe("/acme/main/data-room/d1");
    expect(Object.fromEntries(href.searchParams)).toEqual({
      version: "v1",
      page: "4",
      start: "10",
      end: "20",
      quote: "60 minutes",
      from: `/acme/main/ask/${CONVERSATION}`,
    });
  });
});

describe("an answer's state", () => {
  it("counts unsupported sentences at the foot", () => {
    const content = "Sixty minutes [1]. The lift is blue.";
    show(kept({ content, citations: [citation(1, "60 minutes")], unsupported: [{ start: 19, end: content.length }] }));
    expect(screen.getByTestId("answer").textContent).toContain("1 sentence is not supported by your documents");
  });

  it("says what an interrupted answer is and offers to retry", () => {
    show(kept({ content: "Sixty", status: "interrupted" }));
    expect(screen.getByText(/What had arrived is kept/u)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Retry" })).toBeTruthy();
  });

  it("gives an answer that is not there its own design", () => {
    show(kept({ content: "This is not in your documents.", notFound: true }));
    expect(screen.getByRole("heading", { name: "This is not in your documents" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Upload documents" })).toBeTruthy();
  });

  it("is fetched until it ends when the page was loaded while it was written", async () => {
    const end = kept({ content: "Sixty minutes [1].", citations: [citation(1, "60 minutes")] });
    const fetched = vi.fn(() => Promise.resolve(Response.json(end)));
    vi.stubGlobal("fetch", fetched);
    show(kept({ content: "Sixty", status: "streaming" }));
    expect(await screen.findByTestId("evidence-mark-1")).toBeTruthy();
    expect(fetched).toHaveBeenCalledWith(`/api/conversations/acme/main/${CONVERSATION}`, expect.anything());
    expect(screen.getByTestId("answer").getAttribute("data-status")).toBe("complete");
  });
});

describe("asking", () => {
  const ids = { conversationId: CONVERSATION, messageId: ANSWER };

  it("sends the question alone, streams the answer and gives the conversation its address", async () => {
    const fetched = vi.fn((_url: string, _init?: RequestInit) =>
      Promise.resolve(
        stream(
          { type: "start", messageId: ANSWER, messageMetadata: { ...ids, engine: "" } },
          { type: "message-metadata", messageMetadata: { ...ids, engine: "extractive" } },
          { type: "text-start", id: "t" },
          { type: "text-delta", id: "t", delta: "Sixty minutes [1]." },
          { type: "data-citation", id: "1", data: citation(1, "60 minutes") },
          { type: "text-end", id: "t" },
          { type: "data-outcome", id: "outcome", data: { status: "complete", unsupported: [], error: null, notFound: false } },
          { type: "finish" },
        ),
      ),
    );
    vi.stubGlobal("fetch", fetched);
    show(null);
    await askFor("How long?");
    expect(await screen.findByTestId("evidence-mark-1")).toBeTruthy();
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe("/api/chat/acme/main");
    expect(JSON.parse(String(init?.body))).toMatchObject({
      question: "How long?",
      conversationId: null,
      projectId: null,
      documentIds: [],
      agent: null,
      questionId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string,
    });
    await waitFor(() => expect(window.location.pathname).toBe(`/acme/main/ask/${CONVERSATION}`));
    expect(screen.getByText(/Extractive answer/u)).toBeTruthy();
  });

  it("keeps the draft and says why when the server refuses", async () => {
    show(kept({ content: "Sixty minutes." }));
    vi.stubGlobal("fetch", (url: string) =>
      Promise.resolve(
        url.startsWith("/api/chat")
          ? problem(409, "conflict", "The answer before is still being written.")
          : Response.json(kept({ content: "Sixty minutes." })),
      ),
    );
    const box = await askFor("And stairs?");
    expect(await screen.findByText("The answer before is still being written.")).toBeTruthy();
    await waitFor(() => expect(box).toHaveProperty("value", "And stairs?"));
    expect(screen.queryByText("You asked: And stairs?")).toBeNull();
  });

  it("keeps the draft and leads to sign-in when the session has ended", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(problem(401, "session_ended", "Sign in to continue.")));
    show(null);
    const box = await askFor("How long?");
    expect(await screen.findByRole("link", { name: "Sign in" })).toBeTruthy();
    expect(box).toHaveProperty("value", "How long?");
    expect(window.sessionStorage.getItem("muniment.draft acme/main new")).toBe("How long?");
  });

  it("keeps the draft when the server cannot be reached", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    show(null);
    const box = await askFor("How long?");
    expect(await screen.findByText(/could not be reached/u)).toBeTruthy();
    expect(box).toHaveProperty("value", "How long?");
  });

  it("breaks the line with Shift and Enter", async () => {
    show(null);
    const box = screen.getByRole("textbox", { name: "Your question" });
    await userEvent.clear(box);
    await userEvent.type(box, "one{Shift>}{Enter}{/Shift}two");
    expect(box).toHaveProperty("value", "one\ntwo");
  });
});
