import "server-only";
import type { PDFPageProxy } from "pdfjs-dist";
import { LOAD_OPTIONS, pdfRuntime } from "../pdf/pdfjs-runtime";
import type { HiddenText } from "./findings";

const MAX_PAGES = 300;
const MAX_MS = 15_000;
const LEAST_POINTS = 1;
const BESIDE = 20;

type Matrix = [number, number, number, number, number, number];
type Operators = typeof import("pdfjs-dist")["OPS"];

/** Words drawn white on white, invisible, smaller than a point or beside the page. */
export async function hiddenPdfText(bytes: Buffer): Promise<HiddenText[]> {
  await pdfRuntime();
  const { getDocument, OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ ...LOAD_OPTIONS, data: new Uint8Array(bytes), maxImageSize: 1_000_000 });
  const until = Date.now() + MAX_MS;
  const hidden: HiddenText[] = [];
  try {
    const document = await task.promise;
    for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES) && Date.now() < until; number++) {
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      const walk = new PageWalk(OPS, page);
      fnArray.forEach((operation, index) => walk.step(operation, argsArray[index]));
      hidden.push(...walk.hidden().map((text) => ({ page: number, text })));
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
  return hidden;
}

interface State {
  matrix: Matrix;
  white: boolean;
  mode: number;
  size: number;
}

/** Follows a page's drawing as far as telling where, how large and in which colour its words are. */
class PageWalk {
  private state: State = { matrix: [1, 0, 0, 1, 0, 0], white: false, mode: 0, size: 0 };
  private readonly saved: State[] = [];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  private leading = 0;
  /** Something that is not white was painted: white words may stand on it, and invisible ones over a scan. */
  private ground = false;
  private picture = false;
  private readonly found: { text: string; why: "sure" | "invisible" }[] = [];

  constructor(
    private readonly ops: Operators,
    private readonly page: Pick<PDFPageProxy, "view">,
  ) {}

  /** Invisible words over a picture are what recognition wrote under a scan. */
  hidden(): string[] {
    const texts = this.found.filter((one) => one.why === "sure" || !this.picture).map((one) => one.text.trim());
    return texts.filter((one) => /[\p{L}\p{N}]{2}/u.test(one)).slice(0, 100);
  }

  step(operation: number, args: unknown): void {
    const { ops, state } = this;
    const list = Array.isArray(args) ? (args as unknown[]) : [];
    const numbers = numbersIn(list);
    if (operation === ops.save || operation === ops.paintFormXObjectBegin) this.saved.push({ ...state });
    else if (operation === ops.restore || operation === ops.paintFormXObjectEnd) this.state = this.saved.pop() ?? state;
    if (operation === ops.transform || operation === ops.paintFormXObjectBegin) this.state.matrix = times(state.matrix, matrixOf(numbers));
    else if (operation === ops.setFillRGBColor) state.white = isWhite(list);
    else if (operation === ops.setFillColorN || operation === ops.setFillTransparent) state.white = false;
    else if (operation === ops.setTextRenderingMode) state.mode = numbers[0] ?? 0;
    else if (operation === ops.setFont) state.size = numbers.at(-1) ?? 0;
    else if (operation === ops.beginText) this.place([1, 0, 0, 1, 0, 0]);
    else if (operation === ops.setTextMatrix) this.place(matrixOf(numbers));
    else if (operation === ops.setLeading) this.leading = -(numbers[0] ?? 0);
    else if (operation === ops.moveText || operation === ops.setLeadingMoveText) this.move(numbers[0] ?? 0, numbers[1] ?? 0);
    else if (operation === ops.nextLine) this.move(0, this.leading);
    else if (operation === ops.showText) this.show(list[0]);
    else if (operation === ops.constructPath || operation === ops.shadingFill) this.ground ||= !state.white;
    else if (operation === ops.paintImageXObject || operation === ops.paintInlineImageXObject || operation === ops.paintImageMaskXObject) this.ground = this.picture = true;
  }

  private place(matrix: Matrix): void {
    this.text = this.line = matrix;
  }

  private move(x: number, y: number): void {
    this.place(times(this.line, [1, 0, 0, 1, x, y]));
  }

  private show(glyphs: unknown): void {
    const text = Array.isArray(glyphs) ? glyphs.map((glyph: unknown) => (glyph && typeof glyph === "object" && "unicode" in glyph ? String(glyph.unicode) : typeof glyph === "number" && glyph < -200 ? " " : "")).join("") : "";
    const { matrix, size, mode, white } = this.state;
    const [a, b, c, d, x, y] = times(matrix, this.text);
    const [left = 0, bottom = 0, right = 0, top = 0] = this.page.view;
    const points = Math.abs(size) * Math.sqrt(Math.abs(a * d - b * c));
    const beside = x < left - BESIDE || x > right + BESIDE || y < bottom - BESIDE || y > top + BESIDE;
    if (beside || points < LEAST_POINTS || (white && mode !== 3 && !this.ground)) this.found.push({ text, why: "sure" });
    else if (mode === 3 || mode === 7) this.found.push({ text, why: "invisible" });
  }
}

function numbersIn(list: unknown[]): number[] {
  return list.flatMap((one) => (typeof one === "number" ? [one] : ArrayBuffer.isView(one) || Array.isArray(one) ? Array.from(one as ArrayLike<unknown>).filter((value) => typeof value === "number") : []));
}

function matrixOf(numbers: number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = numbers;
  return [a, b, c, d, x, y];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
}

function isWhite(list: unknown[]): boolean {
  const [first] = list;
  if (typeof first === "string") return /^#fff(?:fff)?$/i.test(first);
  const values = numbersIn(list);
  return values.length >= 3 && values.slice(0, 3).every((value) => value >= 254);
}
