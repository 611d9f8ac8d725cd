import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { readPictureHeader } from "@/lib/adapters/pictures/picture-header";
import type { ExtractedDocument } from "@/lib/kernel/document-text";
import { tooMuchText, unreadableDocument } from "../extraction-errors";
import { assertDrawable } from "./picture-size";
import { assertTiffEnds } from "./tiff-directories";

const MAX_PAGES = 2000;
const fromRoot = createRequire(path.join(process.cwd(), "package.json"));

/** A picture is one page without text yet; recognition reads it later. */
export async function extractPicture(file: string): Promise<ExtractedDocument> {
  const header = readPictureHeader(await readFile(file));
  if (!header) throw unreadableDocument("picture");
  assertDrawable(header.width, header.height);
  return pictured(1);
}

export async function extractTiff(file: string): Promise<ExtractedDocument> {
  const utif = fromRoot("utif2") as typeof import("utif2");
  const bytes = await readFile(file);
  assertTiffEnds(bytes, MAX_PAGES);
  let frames;
  try {
    frames = utif.decode(bytes).filter((one) => one["t256"] && one["t257"]);
  } catch (error) {
    throw unreadableDocument("picture", error);
  }
  if (frames.length === 0) throw unreadableDocument("picture");
  if (frames.length > MAX_PAGES) throw tooMuchText(`${MAX_PAGES.toLocaleString("en")} pages`);
  for (const frame of frames) assertDrawable(numberOf(frame["t256"]), numberOf(frame["t257"]));
  return pictured(frames.length);
}

function numberOf(tag: unknown): number {
  const value: unknown = Array.isArray(tag) || ArrayBuffer.isView(tag) ? Reflect.get(tag, 0) : undefined;
  return typeof value === "number" ? value : 0;
}

function pictured(count: number): ExtractedDocument {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const pages = numbers.map((number) => ({ number, kind: "page" as const, text: "", headings: [] }));
  return { pages, unreadablePages: numbers, picturedPages: numbers };
}
