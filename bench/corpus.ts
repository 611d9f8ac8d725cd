import { PDFDocument, StandardFonts } from "pdf-lib";
import { heading, paragraph } from "./prose";
import { placeName, plantedFact, type PlantedFact } from "./planted-facts";
import { between, type Random, seededRandom } from "./seeded-random";

const WORDS_PER_PAGE = 450;
const PARAGRAPH = 80;
const FACTS = 3;
const LINE = 100;

export interface BenchDocument {
  name: string;
  type: string;
  pages: number;
  bytes: Buffer;
  facts: PlantedFact[];
}

interface Page {
  heading: string;
  paragraphs: string[];
}

interface Draft {
  title: string;
  pages: Page[];
  facts: PlantedFact[];
}

function draft(pages: number, at: number, next: Random): Draft {
  const place = placeName(next);
  // The last one stands on the last page, so that finding it proves the whole document was read.
  const planted = Array.from({ length: FACTS }, (_, index) => ({
    page: index === FACTS - 1 ? pages - 1 : between(0, pages - 1, next),
    fact: plantedFact(place, at + index, next),
  }));
  const written = Array.from({ length: pages }, (_, page) => {
    const paragraphs = Array.from({ length: Math.round(WORDS_PER_PAGE / PARAGRAPH) }, () => paragraph(PARAGRAPH, next));
    for (const { fact } of planted.filter((one) => one.page === page)) {
      const chosen = paragraphs[between(0, paragraphs.length - 1, next)] ?? [];
      chosen.splice(between(1, chosen.length, next), 0, fact.sentence);
    }
    return { heading: `${page + 1}. ${heading(next)}`, paragraphs: paragraphs.map((sentences) => sentences.join(" ")) };
  });
  return { title: `Site file ${String(at).padStart(5, "0")}: ${place}`, pages: written, facts: planted.map(({ fact }) => fact) };
}

function toMarkdown({ title, pages }: Draft): Buffer {
  const parts = pages.flatMap((page) => [`## ${page.heading}`, ...page.paragraphs]);
  return Buffer.from(`# ${title}\n\n${parts.join("\n\n")}\n`);
}

function lines(text: string): string[] {
  const out = [""];
  for (const word of text.split(" ")) {
    const last = out.at(-1) ?? "";
    if (last.length + word.length >= LINE) out.push(word);
    else out[out.length - 1] = last ? `${last} ${word}` : word;
  }
  return out;
}

async function toPdf({ title, pages }: Draft): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  const [text, bold] = [await pdf.embedFont(StandardFonts.TimesRoman), await pdf.embedFont(StandardFonts.TimesRomanBold)];
  for (const [at, content] of pages.entries()) {
    const page = pdf.addPage([595, 842]);
    let y = 800;
    const draw = (line: string, font: typeof text, size: number) => {
      page.drawText(line, { x: 50, y, size, font });
      y -= size * 1.25;
    };
    if (at === 0) draw(title, bold, 15);
    draw(content.heading, bold, 11.5);
    for (const one of content.paragraphs) {
      y -= 5;
      for (const line of lines(one)) draw(line, text, 10);
    }
  }
  return Buffer.from(await pdf.save());
}

async function make(pages: number, at: number, kind: "md" | "pdf", next: Random): Promise<BenchDocument> {
  const drafted = draft(pages, at, next);
  const bytes = kind === "md" ? toMarkdown(drafted) : await toPdf(drafted);
  const type = kind === "md" ? "text/markdown" : "application/pdf";
  return { name: `site-file-${String(at).padStart(5, "0")}.${kind}`, type, pages, bytes, facts: drafted.facts };
}

/** Half Markdown, half PDF; the same seed gives the same text. */
export async function makeCorpus(count: number, pages: number, seed: number): Promise<BenchDocument[]> {
  const next = seededRandom(seed);
  const documents: BenchDocument[] = [];
  for (let at = 0; at < count; at += 1) documents.push(await make(pages, at, at % 2 === 0 ? "md" : "pdf", next));
  return documents;
}

export function makeLongPdf(pages: number, seed: number): Promise<BenchDocument> {
  return make(pages, 90_000, "pdf", seededRandom(seed + 1));
}

/** Questions spread over the documents; as many as asked for, over again when there are fewer. */
export function questionsOf(documents: readonly BenchDocument[], count: number): PlantedFact[] {
  const all = Array.from({ length: FACTS }, (_, at) => documents.flatMap(({ facts }) => facts[at] ?? [])).flat();
  return Array.from({ length: count }, (_, at) => all[at % all.length]).filter((one) => one !== undefined);
}
