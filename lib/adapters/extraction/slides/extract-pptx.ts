import "server-only";
import path from "node:path/posix";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { tooMuchText, unreadableDocument } from "../extraction-errors";
import type { ReportProgress } from "../extraction-job";
import { projectMarkup } from "../markup/project-markup";
import { sanitizeMarkup } from "../markup/sanitize-markup";
import { type OfficeParts, guardZip } from "../zip-guard";
import { attribute, type SlideMarkup, slideMarkup } from "./slide-markup";

const PRESENTATION = "ppt/presentation.xml";
const MAX_SLIDES = 5000;

/** Each slide is a page: its title as heading, its texts and tables, then the speaker's notes under a heading of their own. */
export async function extractPptx(file: string, report: ReportProgress): Promise<ExtractedDocument> {
  const parts = await guardZip(file, "presentation", { keep: true });
  const names = slideNames(parts);
  if (names.length === 0) throw unreadableDocument("presentation", new Error("no slides"));
  if (names.length > MAX_SLIDES) throw tooMuchText(`${MAX_SLIDES.toLocaleString("en")} slides`);
  const slides = names.map((name, index) => {
    const slide = readSlide(parts, name);
    report(index + 1, names.length);
    return slide;
  });
  // A rule ends each slide, so that pages and slides have the same numbers.
  const { pages, html } = projectMarkup(sanitizeMarkup(slides.map((slide) => `${slide.html}<hr>`).join("")), "by-rule");
  const unreadablePages = slides.flatMap((slide, index) => (slide.hasPictures && !slide.hasText ? [index + 1] : []));
  if (slides.every((slide) => !slide.hasText) && unreadablePages.length === 0) return { pages: [], unreadablePages: [] };
  const title = pages[0]?.label;
  return { pages, unreadablePages, ...(html ? { html } : {}), ...(title ? { title } : {}) };
}

function readSlide(parts: OfficeParts, name: string): SlideMarkup {
  const slide = slideMarkup(textOf(parts, name));
  const relations = relationsOf(parts, name);
  let { html } = slide;
  for (const id of slide.diagrams) {
    const target = relations.get(id)?.target;
    if (target) html += slideMarkup(textOf(parts, target)).html;
  }
  const notes = [...relations.values()].find((relation) => relation.type.endsWith("/notesSlide"))?.target;
  const spoken = notes ? slideMarkup(textOf(parts, notes), "notes").html : "";
  if (spoken) html += `<h3>Speaker notes</h3>${spoken}`;
  return { ...slide, html, hasText: html !== "" };
}

/** In the order of the presentation; by their numbers where its list is damaged. */
function slideNames(parts: OfficeParts): string[] {
  const relations = relationsOf(parts, PRESENTATION);
  const listed = [...textOf(parts, PRESENTATION).matchAll(/<(?:\w+:)?sldId\s([^>]*)>/g)].flatMap(([, attributes = ""]) => {
    const target = relations.get(attribute(attributes, "r:id") ?? "")?.target;
    return target && parts.has(target) ? [target] : [];
  });
  if (listed.length > 0) return listed;
  const numberOf = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
  return [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
}

interface Relation {
  type: string;
  /** Name of the part. */
  target: string;
}

function relationsOf(parts: OfficeParts, name: string): Map<string, Relation> {
  const file = `${path.dirname(name)}/_rels/${path.basename(name)}.rels`;
  const relations = new Map<string, Relation>();
  for (const [, attributes = ""] of textOf(parts, file).matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)) {
    const target = attribute(attributes, "Target") ?? "";
    const full = target.startsWith("/") ? target.slice(1) : path.join(path.dirname(name), target);
    relations.set(attribute(attributes, "Id") ?? "", { type: attribute(attributes, "Type") ?? "", target: full });
  }
  return relations;
}

function textOf(parts: OfficeParts, name: string): string {
  const part = parts.get(name);
  if (!part) return "";
  return new TextDecoder(part[0] === 0xff && part[1] === 0xfe ? "utf-16le" : "utf-8").decode(part);
}
