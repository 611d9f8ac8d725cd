import "server-only";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { unreadableDocument } from "../extraction-errors";
import { type OfficeParts, guardZip } from "../zip-guard";
import { writeOutNumbers } from "./docx-numbers";
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
  const parts = await guardZip(path, "Word document", { keep: true });
  const { default: mammoth } = await import("mammoth");
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
    // Without a path the parts are taken from `file`.
    const input = { path: "", file: archiveOf(writeOutNumbers(parts)) };
    const { value } = await mammoth.convertToHtml(input, { styleMap: STYLES, convertImage });
    return await fromMarkup(value.replace(BACK_LINK, ""));
  } catch (error) {
    throw unreadableDocument("Word document", error);
  }
}

/** What mammoth asks of an opened archive. */
function archiveOf(parts: OfficeParts) {
  return {
    exists: (name: string) => parts.has(name),
    read: (name: string, encoding?: string): Promise<Uint8Array | string> => {
      const part = parts.get(name);
      if (!part) return Promise.reject(new Error(`${name} is missing`));
      return Promise.resolve(encoding ? part.toString(encoding === "base64" ? "base64" : "utf8").replace(/^\ufeff/, "") : part);
    },
  };
}
