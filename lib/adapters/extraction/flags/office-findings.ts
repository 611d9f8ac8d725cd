import "server-only";
import type { FlagKind } from "@/lib/kernel/document-flags";
import { officeDirectory } from "../zip-guard";
import type { Findings, HiddenText } from "./findings";

const READ = /(?:\.rels|^word\/(?:document|header\d*|footer\d*|footnotes)\.xml|^xl\/workbook\.xml|^xl\/worksheets\/sheet\d+\.xml|^ppt\/slides\/slide\d+\.xml)$/i;
const RUN = /<w:r(?:\s[^>]{0,300})?>\s*<w:rPr>([\s\S]{0,3000}?)<\/w:rPr>([\s\S]{0,20000}?)<\/w:r>/g;
const FIELD = /<w:instrText[^>]{0,200}>\s*(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT)\s/gi;
/** Relations that a program follows by itself; hyperlinks wait for a click. */
const FOLLOWED = /<Relationship\s[^>]{0,4000}?>/gi;
const MAX_HIDDEN = 200;

/** Programs, embedded files, links that are followed without asking, and hidden words of a DOCX, XLSX or PPTX. */
export async function officeFindings(path: string): Promise<Findings> {
  const { names, parts } = await officeDirectory(path, READ);
  const kinds: FlagKind[] = [];
  for (const name of names) {
    if (/(?:^|\/)vbaProject\.bin$|(?:^|\/)macrosheets\//i.test(name)) kinds.push("macros");
    else if (/\/embeddings\/|\/activeX\/.*\.bin$/i.test(name)) kinds.push("embedded-files");
  }
  const hidden: HiddenText[] = [];
  for (const [name, bytes] of parts) {
    const xml = bytes.toString("utf8");
    if (/\.rels$/i.test(name)) kinds.push(...followed(xml));
    else if (name.startsWith("word/")) {
      kinds.push(...Array.from(xml.matchAll(FIELD), (): FlagKind => "external-links"));
      hidden.push(...hiddenRuns(xml));
    } else if (name === "xl/workbook.xml") hidden.push(...hiddenSheets(xml));
    else if (name.startsWith("xl/") && /<(?:row|col)\s[^>]{0,500}\shidden="(?:1|true)"/.test(xml)) hidden.push({ page: Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 1), text: "" });
    else if (name.startsWith("ppt/") && /<p:sld\s[^>]{0,2000}\sshow="0"/.test(xml)) hidden.push({ page: Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 1), text: "" });
  }
  return { kinds, hidden: hidden.slice(0, MAX_HIDDEN) };
}

function followed(xml: string): FlagKind[] {
  const relations = [...xml.matchAll(FOLLOWED)].map(([one]) => one);
  return relations.filter((one) => /TargetMode\s*=\s*["']External/i.test(one) && !/\/hyperlink["']/i.test(one)).map(() => "external-links");
}

function hiddenSheets(xml: string): HiddenText[] {
  return [...xml.matchAll(/<sheet\s[^>]{0,1000}>/g)].flatMap(([one], index) => (/\sstate="(?:hidden|veryHidden)"/.test(one) ? [{ page: index + 1, text: "" }] : []));
}

function hiddenRuns(xml: string): HiddenText[] {
  const found: HiddenText[] = [];
  for (const { 1: properties = "", 2: content = "", index } of xml.matchAll(RUN)) {
    const text = [...content.matchAll(/<w:t(?:\s[^>]{0,100})?>([^<]*)<\/w:t>/g)].map((one) => one[1]).join("");
    if (!/[\p{L}\p{N}]{2}/u.test(text) || !hides(properties, () => shaded(xml, index))) continue;
    found.push({ text: text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&") });
    if (found.length >= MAX_HIDDEN) break;
  }
  return found;
}

function hides(properties: string, isShaded: () => boolean): boolean {
  if (/<w:(?:vanish|specVanish)(?:\s*\/>|\s+w:val="(?:1|true|on)")/.test(properties)) return true;
  if (/<w:sz\s+w:val="[012]"/.test(properties)) return true;
  return /<w:color\s[^>]*w:val="FFFFFF"/i.test(properties) && !/<w:(?:shd|highlight)\s/.test(properties) && !isShaded();
}

/** White words on a dark cell or paragraph are a heading, not a secret; a table's style may darken its cells as well. */
function shaded(xml: string, at: number): boolean {
  const before = xml.slice(Math.max(0, at - 20_000), at);
  const inTable = before.lastIndexOf("<w:tbl>") > before.lastIndexOf("</w:tbl>");
  if (inTable && /<w:tblStyle\s/.test(before.slice(before.lastIndexOf("<w:tbl>")))) return true;
  const from = inTable ? Math.max(before.lastIndexOf("<w:tc>"), before.lastIndexOf("<w:tc ")) : Math.max(before.lastIndexOf("<w:p>"), before.lastIndexOf("<w:p "));
  return /<w:shd\s[^>]*w:fill="(?!FFFFFF|auto)[0-9a-z]+"/i.test(before.slice(Math.max(0, from)));
}
