import "server-only";
import { readFile } from "node:fs/promises";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { unreadableDocument } from "../extraction-errors";
import { guardZip } from "../zip-guard";
import { fromMarkup } from "./extract-markup";

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='heading 7'] => h6:fresh",
  "p[style-name='heading 8'] => h6:fresh",
  "p[style-name='heading 9'] => h6:fresh",
  "comment-reference => sup",
];
const BACK_LINK = /\s*<a href="#[^"]*-ref-[^"]*">↑<\/a>/g;

export async function extractDocx(path: string): Promise<ExtractedDocument> {
  await guardZip(path, "Word document");
  const { default: mammoth } = await import("mammoth");
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
    const { value } = await mammoth.convertToHtml({ buffer: await readFile(path) }, { styleMap: STYLES, convertImage });
    return await fromMarkup(value.replace(BACK_LINK, ""));
  } catch (error) {
    throw unreadableDocument("Word document", error);
  }
}
