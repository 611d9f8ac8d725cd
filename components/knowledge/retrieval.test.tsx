import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_RETRIEVAL, type RetrievalTestDto, type TestHitDto } from "@/lib/domains/knowledge/bases/schema";
import { RetrievalForm } from "./retrieval-form";
import { RetrievalHits } from "./retrieval-hits";

const actions = vi.hoisted(() => ({ updateBaseAction: vi.fn(async () => ({ ok: true, data: {} })) }));
vi.mock("@/lib/domains/knowledge/bases/actions", () => actions);
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }), unstable_rethrow: () => undefined }));
beforeEach(() => vi.clearAllMocks());

const address = { organization: "acme", workspace: "works" };
const hit = (name: string, reranked: TestHitDto["reranked"]): TestHitDto => ({
  documentId: name, documentName: name, version: 1, page: 1, pageLabel: null, headingPath: [], text: "Text", score: 0.5, lexical: { rank: 1, score: 3 }, document: null, vector: null, reranked, outcome: { kind: "given" },
}); // prettier-ignore
const show = (rerank: RetrievalTestDto["rerank"], hits: TestHitDto[]) => render(<RetrievalHits address={address} test={{ hits, vectors: "off", rerank, milliseconds: 12 }} />);

describe("the retrieval test", () => {
  it("shows a reranker's places and scores beside the others", () => {
    show("used", [hit("A", { rank: 1, score: 0.91 }), hit("B", { rank: 2, score: null }), hit("C", null)]);
    expect(screen.getByRole("status").textContent).toMatch(/A reranker then put/u);
    expect(screen.getByText("0.910 (no. 1)")).toBeTruthy();
    expect(screen.getByText("no. 2")).toBeTruthy();
    expect(screen.getByText("not placed")).toBeTruthy();
  });

  it.each([
    ["failed", /did not answer in time/u],
    ["not-configured", /nothing to do it with/u],
  ] as const)("says so when it %s, and shows no column for it", (state, words) => {
    show(state, [hit("A", null)]);
    expect(screen.getByRole("status").textContent).toMatch(words);
    expect(screen.queryByText("Reranker")).toBeNull();
  });

  it("says nothing of one where none is wanted", () => {
    show("off", [hit("A", null)]);
    expect(screen.getByRole("status").textContent).not.toMatch(/rerank|order/u);
  });
});

describe("the retrieval settings", () => {
  it("keep who gives the last order", async () => {
    render(<RetrievalForm address={address} baseId="base" settings={{ ...DEFAULT_RETRIEVAL, rerank: "endpoint" }} />);
    expect(screen.getByRole("combobox", { name: /Last order by/u }).textContent).toContain("The organization's reranking endpoint");
    fireEvent.click(screen.getByRole("button", { name: "Save settings" }));
    await vi.waitFor(() => expect(actions.updateBaseAction).toHaveBeenCalledWith(address, { baseId: "base", retrieval: { ...DEFAULT_RETRIEVAL, rerank: "endpoint" } }));
  });
});
