import "server-only";

/** Text of one shape, as markup. */
interface Shape {
  title: boolean;
  /** In the file's own units; undefined where the layout decides. */
  top?: number;
  left?: number;
  height?: number;
  html: string;
}

export interface SlideMarkup {
  html: string;
  hasText: boolean;
  /** Pictures, charts and drawings, whose text is not in the file as text. */
  hasPictures: boolean;
  /** Relation of a diagram's texts. */
  diagrams: string[];
}

const TOKEN = /<(\/?)([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const SHAPES = new Set(["sp", "graphicFrame", "pic", "cxnSp"]);

/** A slide's texts as headings, lists, paragraphs and tables: its title first, the rest from top to bottom and left to right. */
export function slideMarkup(xml: string, only?: "notes"): SlideMarkup {
  const reader = new SlideReader(only === "notes");
  for (const [, closing, , name = "", attributes = "", empty, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) reader.text(text);
    else if (closing) reader.close(name);
    else {
      reader.open(name, attributes);
      if (empty) reader.close(name);
    }
  }
  return reader.finish();
}

class SlideReader {
  private readonly shapes: Shape[] = [];
  private readonly diagrams: string[] = [];
  private hasPictures = false;
  private shape: Shape = { title: false, html: "" };
  private placeholder: string | undefined;
  private paragraphs: string[] = [];
  private paragraph: string | undefined;
  private cell: string[] | undefined;
  private inText = false;
  /** Older readers' copy of what stands before it. */
  private fallback = 0;

  constructor(private readonly notesOnly: boolean) {}

  open(name: string, attributes: string): void {
    if (name === "Fallback") this.fallback += 1;
    if (this.fallback) return;
    if (SHAPES.has(name)) this.begin();
    if (name === "pic" || name === "chart") this.hasPictures = true;
    if (name === "ph") this.placeholder = attribute(attributes, "type") ?? "body";
    if (name === "off") this.shape = { left: numberOf(attributes, "x"), top: numberOf(attributes, "y"), ...this.shape };
    if (name === "ext" && attributes.includes("cy=")) this.shape = { height: numberOf(attributes, "cy"), ...this.shape };
    if (name === "relIds") this.diagrams.push(attribute(attributes, "r:dm") ?? "");
    if (name === "p") this.paragraph = "";
    if (name === "br" && this.paragraph !== undefined) this.paragraph += "<br>";
    if (name === "t") this.inText = true;
    if (name === "tbl" || name === "tr") this.shape.html += `<${name === "tbl" ? "table" : "tr"}>`;
    if (name === "tc") this.cell = [];
  }

  close(name: string): void {
    if (name === "Fallback") this.fallback -= 1;
    if (this.fallback) return;
    if (name === "t") this.inText = false;
    if (name === "p") this.endParagraph();
    if (name === "tc") {
      this.shape.html += `<td>${(this.cell ?? []).join("<br>")}</td>`;
      this.cell = undefined;
    }
    if (name === "tr") this.shape.html += "</tr>";
    if (name === "tbl") this.shape.html += "</table>";
    if (SHAPES.has(name)) this.end();
  }

  text(escaped: string): void {
    if (this.inText && this.paragraph !== undefined && !this.fallback) this.paragraph += plainEscaped(escaped);
  }

  finish(): SlideMarkup {
    // Diagrams have no shapes around their texts.
    this.end();
    const html = inReadingOrder(this.shapes)
      .map((shape) => shape.html)
      .join("");
    return { html, hasText: html !== "", hasPictures: this.hasPictures, diagrams: this.diagrams };
  }

  private begin(): void {
    this.end();
    this.shape = { title: false, html: "" };
    this.placeholder = undefined;
  }

  private endParagraph(): void {
    const text = this.paragraph?.trim();
    this.paragraph = undefined;
    if (!text) return;
    if (this.cell) this.cell.push(text);
    else this.paragraphs.push(text);
  }

  private end(): void {
    const { placeholder, paragraphs } = this;
    this.paragraphs = [];
    this.placeholder = undefined;
    const wanted = !this.notesOnly || placeholder === "body";
    const title = !this.notesOnly && (placeholder === "title" || placeholder === "ctrTitle");
    const html = this.shape.html + textMarkup(paragraphs, title, placeholder);
    if (wanted && html) this.shapes.push({ ...this.shape, title, html });
    this.shape = { title: false, html: "" };
  }
}

function textMarkup(paragraphs: readonly string[], title: boolean, placeholder: string | undefined): string {
  if (paragraphs.length === 0) return "";
  if (title) return `<h1>${paragraphs.join(" ")}</h1>`;
  if (placeholder === "subTitle") return `<h2>${paragraphs.join(" ")}</h2>`;
  const listed = (placeholder === "body" || placeholder === "obj") && paragraphs.length > 1;
  if (listed) return `<ul>${paragraphs.map((one) => `<li>${one}</li>`).join("")}</ul>`;
  return paragraphs.map((one) => `<p>${one}</p>`).join("");
}

/** As in the file where the layout places a shape; otherwise by rows: what begins within the upper half of a shape stands beside it. */
function inReadingOrder(shapes: readonly Shape[]): Shape[] {
  const titles = shapes.filter((shape) => shape.title);
  const rest = shapes.filter((shape) => !shape.title);
  if (rest.some((shape) => shape.top === undefined)) return [...titles, ...rest];
  const rows: Shape[][] = [];
  for (const shape of [...rest].sort((a, b) => (a.top ?? 0) - (b.top ?? 0))) {
    const first = rows.at(-1)?.[0];
    if (first && (shape.top ?? 0) < (first.top ?? 0) + (first.height ?? 0) / 2) rows.at(-1)?.push(shape);
    else rows.push([shape]);
  }
  return [...titles, ...rows.flatMap((row) => row.sort((a, b) => (a.left ?? 0) - (b.left ?? 0)))];
}

export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
}

function numberOf(attributes: string, name: string): number {
  return Number(attribute(attributes, name) ?? 0);
}

/** XML allows entities of its own; only the five and numbers stay what they are. */
function plainEscaped(value: string): string {
  return value.replace(/&(?!amp;|lt;|gt;|quot;|apos;|#\d{1,7};|#x[\da-f]{1,6};)/gi, "&amp;").replace(/</g, "&lt;");
}
