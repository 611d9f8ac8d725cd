import "server-only";
import type { Block, Line, Word } from "tesseract.js";
import type { WordBox } from "@/lib/kernel/document-text";
import { cleanLine } from "@/lib/kernel/clean-text";
import type { Rectangle } from "./page-picture";
import type { RecognisedPage } from "./recognised-page";

/** A gap wider than this many line heights separates cells. */
const CELL_GAP = 2.5;
/** Specks that were taken for a sign. */
const NOISE_BELOW = 40;

/** The page's text in reading order: lines end in "\n", paragraphs in "\n\n", cells in "\t"; each word knows its place. */
export function recognisedText(blocks: readonly Block[], place: (box: Rectangle) => Rectangle): RecognisedPage {
  const writer = new PageWriter(place);
  for (const block of blocks) {
    for (const paragraph of block.paragraphs) {
      writer.gap = "\n\n";
      for (const line of paragraph.lines) writer.line(line);
    }
  }
  return writer.finish();
}

class PageWriter {
  gap = "";
  private text = "";
  private readonly words: WordBox[] = [];
  private weight = 0;
  private certainty = 0;

  constructor(private readonly place: (box: Rectangle) => Rectangle) {}

  line(line: Line): void {
    const height = Math.max(1, line.bbox.y1 - line.bbox.y0);
    let before: Word | undefined;
    for (const word of line.words) {
      const shown = cleanLine(word.text).trim();
      if (!shown || (word.confidence < NOISE_BELOW && !/[\p{L}\p{N}]/u.test(shown))) continue;
      if (before) this.text += word.bbox.x0 - before.bbox.x1 > CELL_GAP * height ? "\t" : " ";
      else this.begin(shown);
      this.word(shown, word);
      before = word;
    }
    if (before) this.gap = "\n";
  }

  /** A word divided at the end of a line is one word. */
  private begin(first: string): void {
    if (!this.text) return;
    const last = this.words[this.words.length - 1];
    if (this.gap === "\n" && last && /\p{L}-$/u.test(this.text) && /^\p{Ll}/u.test(first)) {
      this.text = this.text.slice(0, -1);
      last[1] -= 1;
    } else this.text += this.gap;
  }

  private word(shown: string, { confidence, bbox }: Word): void {
    const start = this.text.length;
    this.text += shown;
    this.words.push([start, this.text.length, ...this.place([bbox.x0, bbox.y0, bbox.x1, bbox.y1])]);
    this.weight += shown.length;
    this.certainty += shown.length * Math.max(0, confidence);
  }

  finish(): RecognisedPage {
    const confidence = this.weight ? Math.round((this.certainty / this.weight) * 10) / 1000 : null;
    return { text: this.text, words: this.words, confidence };
  }
}
