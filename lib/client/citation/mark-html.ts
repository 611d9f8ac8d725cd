import { type Citation, citedRange, type TextRange } from "./cited-range";

interface Segment {
  node: Text;
  page: number;
  start: number;
}

interface Placed {
  page: number;
  next: number;
}

const BLOCK = /^(?:P|DIV|H[1-6]|LI|UL|OL|DL|DT|DD|TABLE|THEAD|TBODY|TFOOT|TR|TD|TH|CAPTION|BLOCKQUOTE|PRE|HR|BR)$/;

/**
 * Wraps the cited words of a document's HTML in `<mark>`, the first of them findable by its test id. Elements with `data-page`
 * and `data-start` say where in the page's text their own text stands; without such elements the quote is looked for in all of it.
 * Returns the marks in reading order; none when less than half of the quote is found.
 */
export function markHtml(root: Element, citation: Citation): HTMLElement[] {
  const mapped = mappedSegments(root).filter((segment) => segment.page === citation.page);
  const segments = mapped.length > 0 ? mapped : allSegments(root, citation.page);
  const text = pageText(segments);
  const range = citedRange(text, mapped.length > 0 ? citation : { ...citation, start: null, end: null });
  if (!range) return [];
  const marks = segments.flatMap((segment) => wrap(segment, range) ?? []);
  const first = marks[0];
  if (first) {
    first.dataset["testid"] = "evidence-mark";
    first.dataset["text"] = text.slice(range.start, range.end);
    first.setAttribute("aria-label", "Cited passage");
  }
  return marks;
}

/** Wraps words that were found; returns the marks of each match, none for those that the HTML does not show. */
export function markFound(root: Element, matches: readonly { page: number; start: number; end: number }[]): HTMLElement[][] {
  const made = matches.map((): HTMLElement[] => []);
  for (const segment of mappedSegments(root)) {
    // From behind: what is in front keeps its node.
    for (let index = matches.length - 1; index >= 0; index--) {
      const match = matches[index];
      const mark = match?.page === segment.page ? wrap(segment, match) : null;
      if (!mark) continue;
      mark.dataset["found"] = "";
      made[index]?.push(mark);
    }
  }
  return made;
}

export function unmarkFound(root: Element): void {
  for (const mark of root.querySelectorAll("mark[data-found]")) mark.replaceWith(...mark.childNodes);
  root.normalize();
}

/** Text nodes with their place in the page's text; a `br` counts as one character. */
function mappedSegments(root: Element): Segment[] {
  const segments: Segment[] = [];
  const visit = (node: Node, place: Placed | null) => {
    if (node instanceof Text || node.nodeType === 3) {
      if (!place) return;
      segments.push({ node: node as Text, page: place.page, start: place.next });
      place.next += (node as Text).data.length;
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as HTMLElement;
    if (element.tagName === "BR" && place) place.next += 1;
    const own = placeOf(element) ?? place;
    for (const child of [...element.childNodes]) visit(child, own);
  };
  visit(root, null);
  return segments;
}

function placeOf(element: HTMLElement): Placed | null {
  const { page, start } = element.dataset;
  return page !== undefined && start !== undefined ? { page: Number(page), next: Number(start) } : null;
}

function allSegments(root: Element, page: number): Segment[] {
  const segments: Segment[] = [];
  let next = 0;
  const visit = (node: Node) => {
    if (node.nodeType === 3) {
      segments.push({ node: node as Text, page, start: next });
      next += (node as Text).data.length;
    } else if (node.nodeType === 1) {
      const block = BLOCK.test((node as Element).tagName);
      if (block) next += 1;
      for (const child of [...node.childNodes]) visit(child);
      if (block) next += 1;
    }
  };
  visit(root);
  return segments;
}

/** The page as far as the HTML shows it; what only separates in the text (bullets, blank lines) is white space here. */
function pageText(segments: readonly Segment[]): string {
  let text = "";
  for (const { node, start } of segments) {
    if (start > text.length) text += "\n".repeat(start - text.length);
    text = text.slice(0, start) + node.data;
  }
  return text;
}

function wrap({ node, start }: Segment, range: TextRange): HTMLElement | null {
  const from = Math.max(range.start - start, 0);
  const to = Math.min(range.end - start, node.data.length);
  if (from >= to || node.data.slice(from, to).trim() === "") return null;
  const middle = from > 0 ? node.splitText(from) : node;
  if (to - from < middle.data.length) middle.splitText(to - from);
  const mark = node.ownerDocument.createElement("mark");
  middle.replaceWith(mark);
  mark.append(middle);
  return mark;
}
