import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { markFound, unmarkFound } from "@/lib/client/citation/mark-html";
import { MarkedText } from "../marked-text";
import { FindBar } from "./find-bar";
import { FoundMatches, useFoundOn } from "./found-matches";
import { useFind } from "./use-find";

const PAGES = ["The fire door closes. A fire door opens.", "No door at all."];
const asked: string[] = [];

/** Answers as the server does. */
function answer(url: string): Response {
  asked.push(url);
  const query = new URL(url, "http://localhost").searchParams.get("query") ?? "";
  const matches = PAGES.flatMap((text, index) => [...text.matchAll(new RegExp(query, "gi"))].map((match) => ({ page: index + 1, start: match.index, end: match.index + match[0].length })));
  return Response.json({ matches, more: false });
}

beforeEach(() => {
  asked.splice(0);
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", (url: string) => Promise.resolve(answer(url)));
});
afterEach(() => vi.unstubAllGlobals());

const jumps: number[] = [];
function Viewer() {
  const find = useFind({ address: { organization: "o", workspace: "w" }, documentId: "d", versionId: "v", page: 1, onMatch: (page) => jumps.push(page) });
  const input = useRef<HTMLInputElement>(null);
  return (
    <FoundMatches find={find}>
      <button onClick={find.start}>Find</button>
      {find.open && <FindBar find={find} input={input} />}
      <Page number={1} />
      <Page number={2} />
    </FoundMatches>
  );
}

function Page({ number }: { number: number }) {
  const text = PAGES[number - 1] ?? "";
  return (
    <p data-testid={`page-${number}`}>
      <MarkedText text={text} range={number === 1 ? { start: 9, end: 20 } : null} found={useFoundOn(number)} />
    </p>
  );
}

describe("find in the document", () => {
  it("counts, marks, goes from place to place around the end, and leaves no mark behind", async () => {
    jumps.splice(0);
    const user = userEvent.setup();
    render(<Viewer />);
    await user.click(screen.getByText("Find"));
    const input = screen.getByRole("textbox", { name: "Words to find" });
    expect(document.activeElement).toBe(input);
    await user.type(input, "door");
    await vi.waitFor(() => expect(screen.getByTestId("find-count").textContent).toBe("1 of 3"));
    expect(asked).toHaveLength(1);
    expect(screen.getByTestId("page-1").textContent).toBe(PAGES[0]);
    expect(screen.getAllByTestId("found").map((mark) => mark.textContent)).toEqual(["door", "door"]);
    await user.keyboard("{Enter}");
    await user.keyboard("{Enter}");
    expect(screen.getByTestId("find-count").textContent).toBe("3 of 3");
    expect(screen.getByTestId("page-2").contains(screen.getByTestId("found-current"))).toBe(true);
    await user.keyboard("{Enter}");
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    expect(jumps).toEqual([1, 1, 2, 1, 2]);
    await user.clear(input);
    await user.type(input, "window");
    await vi.waitFor(() => expect(screen.getByTestId("find-count").textContent).toBe("Not found"));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("search")).toBeNull();
    expect(screen.queryAllByTestId(/^found/)).toEqual([]);
  });
});

describe("markFound", () => {
  it("marks matches in a document's HTML beside a cited passage, and takes them away again", () => {
    const root = document.createElement("div");
    root.innerHTML = `<h1 data-page="1" data-start="0">Doors</h1><p data-page="1" data-start="6">A fire <b>door</b> and a door.</p><p data-page="2" data-start="0">door</p>`;
    const html = root.innerHTML;
    const matches = [
      { page: 1, start: 8, end: 17 },
      { page: 1, start: 24, end: 28 },
      { page: 2, start: 0, end: 4 },
      { page: 7, start: 0, end: 4 },
    ];
    const marks = markFound(root, matches);
    expect(marks.map((of) => of.map((mark) => mark.textContent))).toEqual([["fire ", "door"], ["door"], ["door"], []]);
    unmarkFound(root);
    expect(root.innerHTML).toBe(html);
  });
});
