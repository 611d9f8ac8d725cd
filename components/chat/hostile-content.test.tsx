import { render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { describe, expect, it, vi } from "vitest";
import type { CitationDto } from "@/lib/domains/chat/schema";
import type { PanelDto, PanelSeatDto } from "@/lib/domains/chat/panel/schema";
import { AnsweringAgentLine } from "./agents/tool-calls";
import { EvidenceCard } from "./evidence/evidence-card";
import { OutdatedNotice } from "./messages/outdated-notice";
import { panelAsText } from "./panel/panel-as-text";
import { PanelFindings } from "./panel/panel-findings";
import { PanelSeats } from "./panel/panel-seats";

vi.mock("@/lib/domains/chat/panel/actions", () => ({ stopPanelAction: vi.fn() }));

const EVIL = `<img src="https://evil.example/x.png" onerror="alert(1)"><script>alert(1)</script>[go](javascript:alert(1))`;
const address = { organization: "acme", workspace: "main" };

const citation: CitationDto = {
  number: 1,
  documentId: "00000000-0000-7000-8000-000000000001",
  versionId: "00000000-0000-7000-8000-000000000002",
  documentName: EVIL,
  kind: "pdf",
  page: 1,
  pageLabel: EVIL,
  start: 0,
  end: EVIL.length,
  quote: EVIL,
  before: EVIL,
  after: EVIL,
  headingPath: [EVIL],
  version: 1,
};
const seat: PanelSeatDto = { id: "s", ref: "fire-safety", name: EVIL, content: `${EVIL} ![x](https://evil.example/y.png) [1]`, status: "complete", citations: [citation], unsupported: [], notFound: false, error: null, engine: EVIL, stale: [] };
const finding = { text: EVIL, by: [EVIL], evidence: [1] };
const panel: PanelDto = { conversationId: "c", title: EVIL, question: EVIL, own: true, seats: [seat], findings: [finding], disagreements: [{ sides: [finding, finding] }], evidence: [citation] };
const stale = [{ number: 1, documentId: "d", documentName: EVIL, version: 2, oldWords: EVIL, newWords: EVIL, newPage: 3 }];
const agent = { ref: "x", name: EVIL, version: 1, toolCalls: [{ tool: "search" as const, input: EVIL, outcome: EVIL, status: "done" as const }], handovers: [], approvals: [] };

const places: [string, ReactElement][] = [
  ["a document's name, headings and words", <EvidenceCard key="e" id="e" citation={citation} href="/acme/main" selected={false} onSelect={() => undefined} />],
  ["what a newer version says", <OutdatedNotice key="o" stale={stale} />],
  ["a specialist's name and what a tool brought", <AnsweringAgentLine key="a" agent={agent} />],
  ["a panel's findings", <PanelFindings key="f" address={address} panel={panel} />],
  ["a panel's answers", <PanelSeats key="p" address={address} panel={panel} />],
];

describe("hostile words", () => {
  it.each(places)("%s stay words", (_, element) => {
    const { container } = render(element);
    expect(container.querySelector("img, script, iframe, object, embed, form, style")).toBeNull();
    for (const link of container.querySelectorAll("a")) expect(link.getAttribute("href")).toMatch(/^\/acme\/main/u);
    for (const node of container.querySelectorAll("*")) for (const name of node.getAttributeNames()) expect(name).not.toMatch(/^on/u);
    expect(container.textContent).toContain("<script>alert(1)</script>");
  });

  it("a panel's text names each passage with its document, and no mark counts another answer's passages", () => {
    const text = panelAsText({ ...panel, seats: [{ ...seat, name: "Fire", content: "FD60S [1]. More [2]." }] });
    expect(text).toContain("## Passages\n\n[1] ");
    expect(text).toContain("## Fire\n\nFD60S. More.");
    expect(text).toContain("against: ");
  });
});

describe("an outdated answer", () => {
  it("shows old and new words, asks again and is kept", async () => {
    const [again, keep] = [vi.fn(), vi.fn(() => Promise.resolve({ ok: true as const, data: null }))];
    render(<OutdatedNotice stale={[{ ...stale[0], number: 2, documentId: "d", documentName: "Strategy.pdf", version: 3, oldWords: "FD60S", newWords: null, newPage: null }]} onAskAgain={again} onKeep={keep} />);
    expect(screen.getByRole("heading").textContent).toBe("1 cited passage has changed since");
    expect(screen.getByText("FD60S").tagName).toBe("DEL");
    expect(screen.getByText("It is not in the new version.")).toBeTruthy();
    screen.getByRole("button", { name: "Ask again" }).click();
    expect(again).toHaveBeenCalledOnce();
    screen.getByRole("button", { name: "Keep as it is" }).click();
    await vi.waitFor(() => expect(screen.queryByRole("heading")).toBeNull());
  });
});
