import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AskScreen } from "./ask-screen";
import { ConversationsProvider } from "./conversations/conversations-context";

const place = vi.hoisted(() => ({ pathname: "/acme/main/ask" }));
vi.mock("next/navigation", () => ({ usePathname: () => place.pathname, useRouter: () => ({ push: () => undefined }) }));
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
const BEGUN = "019aa000-0000-7000-8000-000000000001";
const OTHER = "019aa000-0000-7000-8000-000000000002";

beforeEach(() => {
  place.pathname = "/acme/main/ask";
});

function keptOf(id: string, answer = `Answer of ${id}`) {
  const conversation = {
    id,
    title: "Kept",
    projectId: null,
    projectName: null,
    documentIds: [],
    createdAt: "2026-11-20T10:00:00Z",
    updatedAt: "2026-11-20T10:00:00Z",
    pinned: false,
    archived: false,
    shared: "nobody",
    own: true,
    ownerName: "Ada",
  };
  const message = { error: null, citations: [], unsupported: [], createdAt: "2026-11-20T10:00:00Z", engine: "m1", status: "complete" };
  return {
    conversation,
    messages: [
      { ...message, id: `${id}q`, parentId: null, role: "user", content: `Question of ${id}` },
      { ...message, id: `${id}a`, parentId: `${id}q`, role: "assistant", content: answer },
    ],
  };
}

function answering(conversationId: string): Response {
  const chunks = [
    { type: "start", messageId: "m", messageMetadata: { conversationId, messageId: "m", engine: "m1" } },
    { type: "text-start", id: "t" },
    { type: "text-delta", id: "t", delta: "Written just now." },
    { type: "text-end", id: "t" },
    { type: "data-outcome", id: "outcome", data: { status: "complete", unsupported: [], error: null, notFound: false } },
    { type: "finish" },
  ];
  const body = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("") + "data: [DONE]\n\n";
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

const screenOf = () => (
  <ConversationsProvider address={ADDRESS} listed={Promise.resolve({ data: [], total: 0 })}>
    <AskScreen address={ADDRESS} engine={{ name: "m1", extractive: false }} projects={[]} documents={[]} questions={[]} hasDocuments />
  </ConversationsProvider>
);

describe("one page under changing addresses", () => {
  it("stays while its conversation gets an address, begins anew, and fetches what the browser goes back to", async () => {
    let written: string | undefined = "Written just now.";
    vi.stubGlobal("fetch", (url: string) =>
      Promise.resolve(url.startsWith("/api/chat") ? answering(BEGUN) : Response.json(keptOf(url.split("/").at(-1) ?? "", written))),
    );
    const view = render(screenOf());
    const visit = (pathname: string) => {
      place.pathname = pathname;
      act(() => view.rerender(screenOf()));
    };

    await userEvent.type(screen.getByRole("textbox", { name: "Your question" }), "What now?{Enter}");
    expect(await screen.findByText("Written just now.")).toBeTruthy();
    visit(`/acme/main/ask/${BEGUN}`);
    expect(screen.getByText("Written just now.")).toBeTruthy();

    visit("/acme/main/ask");
    expect(screen.queryByText("Written just now.")).toBeNull();
    expect(screen.getByText("What do you want to know?")).toBeTruthy();

    written = undefined;
    visit(`/acme/main/ask/${OTHER}`);
    expect(await screen.findByText(`Answer of ${OTHER}`)).toBeTruthy();
    visit(`/acme/main/ask/${BEGUN}`);
    expect(await screen.findByText(`Answer of ${BEGUN}`)).toBeTruthy();
    vi.unstubAllGlobals();
  });
});
