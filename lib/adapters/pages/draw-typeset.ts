import "server-only";
import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { TextSection, TypesetPart } from "./draw-protocol";
import { fontOf, missingGlyphs } from "./page-fonts";
import { linesOf, type LineStyle, type MeasureText, partsOf, SHEET, type SetLine } from "./text-lines";

const INK = "#1b1c20";
const QUIET = "#6b6c70";
const FOOT = { size: 8.5, weight: 400, leading: 11, before: 0 };
const REMEMBERED_WORDS = 50_000;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** Measures at a scale of one point to a pixel; a width is asked for over and over. */
function rememberedWidths(): MeasureText {
  const context = createCanvas(8, 8).getContext("2d");
  const widths = new Map<string, number>();
  let set = "";
  return (text, style) => {
    const font = fontOf(style.size, style.weight);
    const key = `${style.size} ${style.weight} ${text}`;
    const before = widths.get(key);
    if (before !== undefined) return before;
    if (set !== font) context.font = set = font;
    const { width } = context.measureText(text);
    if (text.length < 40 && widths.size < REMEMBERED_WORDS) widths.set(key, width);
    return width;
  };
}

let measuring: MeasureText | undefined;

/** How the sections are divided into sheets of paper, at most so many in all. */
export function layOut(sections: readonly TextSection[], most: number): { parts: TypesetPart[]; cut: boolean } {
  measuring ??= rememberedWidths();
  const parts: TypesetPart[] = [];
  for (const section of sections) {
    if (parts.length >= most) return { parts, cut: true };
    parts.push(...partsOf(section, measuring, most - parts.length));
    if ((parts.at(-1)?.end ?? 0) < section.text.length) return { parts, cut: true };
  }
  return { parts, cut: false };
}

/** A sheet of paper with one part of a section on it. */
export function drawTypeset(section: Omit<TextSection, "number">, columns: number, page: number, width: number): Canvas {
  measuring ??= rememberedWidths();
  const scale = width / SHEET.width;
  const canvas = createCanvas(width, Math.round(SHEET.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  let y = SHEET.top;
  for (const line of linesOf(section, columns, measuring)) {
    y += line.style.leading + (y === SHEET.top ? 0 : line.space);
    drawLine(context, line, y, lineDirection(section, line));
  }
  if (section.text.trim() === "") note(context, "There is no text on this page.", SHEET.top + 20);
  drawFoot(context, section.text, page);
  return canvas;
}

function drawLine(context: SKRSContext2D, line: SetLine, y: number, direction: "ltr" | "rtl"): void {
  context.fillStyle = INK;
  setFont(context, line.style);
  context.textAlign = "left";
  for (const { text, x } of line.pieces) {
    const plain = text.replace(/[\p{Cc}\p{Co}\p{Cs}]/gu, " ");
    // The canvas sets every line from left to right; an embedding turns it.
    const shown = direction === "rtl" ? `\u202b${plain}\u202c` : plain;
    const left = direction === "ltr" ? SHEET.left + x : SHEET.left + SHEET.textWidth - x - context.measureText(shown).width;
    context.fillText(shown, left, y);
  }
}

/** Of the paragraph around the line: its first letter decides. */
function lineDirection(section: Omit<TextSection, "number">, line: SetLine): "ltr" | "rtl" {
  const start = section.text.lastIndexOf("\n", Math.max(0, line.start - 1)) + 1;
  return RIGHT_TO_LEFT.test(section.text.slice(Math.min(start, line.start), line.end).slice(0, 400)) ? "rtl" : "ltr";
}

function drawFoot(context: SKRSContext2D, text: string, page: number): void {
  note(context, String(page), SHEET.height - 30, "center");
  const missing = missingGlyphs(text);
  const [first] = missing;
  if (!first) return;
  const code = first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const count = missing.length === 1 ? "One character on this page has" : `${missing.length.toLocaleString("en")} characters on this page have`;
  note(context, `${count} no typeface on this server (for example U+${code}) and cannot be shown here.`, SHEET.height - 44, "center");
}

function note(context: SKRSContext2D, text: string, y: number, align: "left" | "center" = "left"): void {
  context.fillStyle = QUIET;
  setFont(context, FOOT);
  context.textAlign = align;
  context.fillText(text, align === "left" ? SHEET.left : SHEET.width / 2, y);
}

function setFont(context: SKRSContext2D, style: LineStyle): void {
  context.font = fontOf(style.size, style.weight);
}
