import "server-only";
import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { SetText, Setting, TextSection, TypesetPart } from "./draw-protocol";
import { layOutSections } from "./lay-out";
import { fontOf, missingGlyphs } from "./page-fonts";
import { type LineStyle, type MeasureText, type Paper, paperOf, type SetLine } from "./paper";
import { linesOf } from "./text-lines";

const INK = "#1b1c20";
const QUIET = "#6b6c70";
const HAIRLINE = "#d9d6cd";
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
  return layOutSections(sections, measuring, most);
}

/** A sheet of paper with one part of a section on it. */
export function drawTypeset(section: SetText, setting: Setting, page: number, width: number): Canvas {
  measuring ??= rememberedWidths();
  const paper = paperOf(setting);
  const scale = width / paper.width;
  const canvas = createCanvas(width, Math.round(paper.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  let y = paper.top;
  for (const line of linesOf(section, setting, measuring)) {
    y += line.style.leading + (y === paper.top ? 0 : line.space);
    drawLine(context, line, y, paper, lineDirection(section, line));
  }
  if (section.text.trim() === "") note(context, "There is no text on this page.", paper.left, paper.top + 20, "left");
  drawFoot(context, section.text, page, paper);
  return canvas;
}

function drawLine(context: SKRSContext2D, line: SetLine, y: number, paper: Paper, direction: "ltr" | "rtl"): void {
  context.fillStyle = INK;
  setFont(context, line.style);
  context.textAlign = "left";
  for (const { text, x, ends } of line.pieces) {
    const plain = text.replace(/[\p{Cc}\p{Co}\p{Cs}]/gu, " ");
    // The canvas sets every line from left to right; an embedding turns it.
    const shown = direction === "rtl" ? `\u202b${plain}\u202c` : plain;
    const width = ends || direction === "rtl" ? context.measureText(shown).width : 0;
    const from = ends ? x - width : x;
    context.fillText(shown, direction === "ltr" ? paper.left + from : paper.left + paper.textWidth - from - width, y);
  }
  if (!line.ruled) return;
  context.fillStyle = HAIRLINE;
  context.fillRect(paper.left, y + 3.2, paper.textWidth, 0.5);
}

/** Of the paragraph around the line: its first letter decides. */
function lineDirection(section: SetText, line: SetLine): "ltr" | "rtl" {
  const start = section.text.lastIndexOf("\n", Math.max(0, line.start - 1)) + 1;
  return RIGHT_TO_LEFT.test(section.text.slice(Math.min(start, line.start), line.end).slice(0, 400)) ? "rtl" : "ltr";
}

function drawFoot(context: SKRSContext2D, text: string, page: number, { width, height }: Paper): void {
  note(context, String(page), width / 2, height - 30, "center");
  const missing = missingGlyphs(text);
  const [first] = missing;
  if (!first) return;
  const code = first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const count = missing.length === 1 ? "One character on this page has" : `${missing.length.toLocaleString("en")} characters on this page have`;
  note(context, `${count} no typeface on this server (for example U+${code}) and cannot be shown here.`, width / 2, height - 44, "center");
}

function note(context: SKRSContext2D, text: string, x: number, y: number, align: "left" | "center"): void {
  context.fillStyle = QUIET;
  setFont(context, FOOT);
  context.textAlign = align;
  context.fillText(text, x, y);
}

function setFont(context: SKRSContext2D, style: LineStyle): void {
  context.font = fontOf(style.size, style.weight);
}
