// @vitest-environment jsdom
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { extractHtml, extractMarkdown, fromMarkup } from "./extract-markup";

const folder = mkdtempSync(path.join(tmpdir(), "markup-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Buffer | string): string {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return file;
}

/** Each marked element's own text nodes spell out the page's text from its offset on. */
function expectInStep(document: ExtractedDocument): void {
  const parsed = new DOMParser().parseFromString(document.html ?? "", "text/html");
  const marked = [...parsed.querySelectorAll("[data-start]")];
  expect(marked.length).toBeGreaterThan(0);
  for (const element of marked) {
    const own = ownText(element);
    const page = document.pages[Number(element.getAttribute("data-page")) - 1];
    const start = Number(element.getAttribute("data-start"));
    expect(page?.text.slice(start, start + own.trimEnd().length)).toBe(own.trimEnd());
  }
}

function ownText(element: Element): string {
  return [...element.childNodes]
    .map((node) => {
      if (node.nodeType === 3) return node.textContent ?? "";
      const child = node as Element;
      if (child.tagName === "BR") return child.closest("td, th") ? " " : "\n";
      return child.hasAttribute("data-start") || child.querySelector("[data-start]") ? "" : ownText(child);
    })
    .join("");
}

describe("HTML", () => {
  it("loses everything that acts, loads or leads elsewhere", async () => {
    const { html = "", pages } = await fromMarkup(`
      <style>p{color:red}</style><script>alert(1)</script><h1 onclick="x()" id="top" style="x">Title</h1>
      <p>See <a href="javascript:alert(1)">this</a>, <a href="//evil.example">that</a>, <a href="/local">there</a> and <a href="https://example.com/a?b=1&c=2">here</a>.</p>
      <img src="https://evil.example/p.png" onerror="x()"><svg><text>drawn</text></svg><iframe src="x">framed</iframe>
      <form action="x"><input value="1"><button>Send</button></form><math><mi>x</mi></math><p>a &lt;b&gt; &amp; c</p>`);
    expect(html).not.toMatch(/script|onclick|onerror|style|evil|javascript|img|svg|iframe|form|input|button| id=/i);
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://example.com/a?b=1&amp;c=2"']);
    expect(html).toContain('rel="noopener noreferrer nofollow"');
    expect(pages[0]?.text).toBe("Title\n\nSee this, that, there and here.\n\na <b> & c");
  });

  it("keeps text and markup in step through lists, tables, breaks and stray text", async () => {
    const document = await fromMarkup(`stray <b>bold</b>
      <ul><li>one<ul><li>inner</li></ul>tail</li><li><p>two</p><p>more</p></li></ul>
      <ol start="3"><li>three</li><li>four</li></ol>
      <table><tr><th>Door</th><th>Rating</th><th></th><th>Leaf</th></tr><tr><td>D1<br>a<table><tr><td>in</td><td>ner</td></tr></table></td><td></td><td><p>x</p><p>y</p></td><td>oak</td></tr></table>
      <pre>
  kept   spaces
</pre>line<br>break  and   <i> spaces </i> end`);
    expect(document.pages[0]?.text).toBe(
      "stray bold\n\n- one\n- inner\ntail\n- two\nmore\n\n3. three\n4. four\n\nDoor\tRating\t\tLeaf\nD1 a in ner\t\tx y\toak\n\n  kept   spaces\n\nline\nbreak and spaces end",
    );
    expectInStep(document);
  });

  it("divides at headings and lengths, never inside a row, and labels sections", async () => {
    const rows = Array.from({ length: 200 }, (_, row) => `<tr><td>D-${row}</td><td>${"fire door ".repeat(4)}</td></tr>`).join("");
    const document = await fromMarkup(`<h1>Scope</h1><p>${"words ".repeat(100)}</p><h1>Schedule</h1><table>${rows}</table>`);
    expect(document.title).toBe("Scope");
    expect(document.pages.length).toBeGreaterThan(3);
    expect(document.pages.map((page) => page.label)).toEqual(["Scope", ...document.pages.slice(1).map(() => "Schedule")]);
    for (const page of document.pages.slice(2)) expect(page.text).toMatch(/^D-\d+\tfire door/);
    for (const page of document.pages)
      for (const one of page.headings) expect(["Scope", "Schedule"]).toContain(page.text.slice(one.start, one.end));
    expectInStep(document);
  });

  it("reads the encoding that the page declares", async () => {
    const file = fileOf(
      Buffer.from('<html><head><meta charset="iso-8859-1"><title>R\xe9sum\xe9</title></head><body><p>caf\xe9</p></body></html>', "latin1"),
    );
    expect(await extractHtml(file)).toMatchObject({ title: "Résumé", pages: [{ text: "café" }] });
  });
});

describe("Markdown", () => {
  it("keeps headings, tables and lists, and not its front matter or its HTML", async () => {
    const document = await extractMarkdown(
      fileOf(
        "---\ntags: x\n---\n# Minutes\n\n1. Agreed *now*\n\n| Door | Rating |\n|---|---|\n| D1 | EI60 |\n\n<script>alert(1)</script>\n\n## Next\n\n`code`",
      ),
    );
    expect(document.pages[0]?.text).toBe("Minutes\n\n1. Agreed now\n\nDoor\tRating\nD1\tEI60\n\nNext\n\ncode");
    expect(document.pages[0]?.headings.map((one) => one.level)).toEqual([1, 2]);
    expect(document.title).toBe("Minutes");
    expectInStep(document);
  });
});
