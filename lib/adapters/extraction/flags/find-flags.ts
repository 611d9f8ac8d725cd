import "server-only";
import { open } from "node:fs/promises";
import type { FlagKind } from "@/lib/kernel/document-flags";
import { type Findings, NO_FINDINGS } from "./findings";

/** What the bytes show besides their text. A file that is too odd to be looked at yields nothing: it was read without harm. */
export async function findingsOf(path: string, kind: string): Promise<Findings> {
  const own = await ofKind(path, kind).catch(() => NO_FINDINGS);
  const second = await secondFormat(path, kind);
  return { ...own, kinds: second ? [...own.kinds, "two-formats" satisfies FlagKind] : own.kinds };
}

async function ofKind(path: string, kind: string): Promise<Findings> {
  if (kind === "pdf") return (await import("./pdf-findings")).pdfFindings(path);
  if (kind === "docx" || kind === "xlsx" || kind === "pptx") return (await import("./office-findings")).officeFindings(path);
  if (kind === "html" || kind === "md") return (await import("./markup-findings")).markupFindings(path);
  return NO_FINDINGS;
}

const EDGE = 66_000;
const ARCHIVED = new Set(["docx", "xlsx", "pptx"]);

/** The end of an archive behind something else, a PDF or a program in front of an archive, a web page in front of a PDF. */
async function secondFormat(path: string, kind: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await piece(file, 0, Math.min(size, EDGE));
    const tail = await piece(file, Math.max(0, size - EDGE), Math.min(size, EDGE));
    const start = head.subarray(0, 1024).toString("latin1");
    if (ARCHIVED.has(kind)) return !start.startsWith("PK");
    if (archiveEnd(tail)) return true;
    if (kind === "pdf") return !start.trimStart().replace(/^\u00ef\u00bb\u00bf/, "").startsWith("%PDF-");
    return kind === "html" && /%PDF-\d\.\d[\r\n]/.test(head.toString("latin1")) && tail.includes("%%EOF");
  } finally {
    await file.close();
  }
}

/** An end record whose directory would stand in this file. */
function archiveEnd(tail: Buffer): boolean {
  const at = tail.lastIndexOf("PK\x05\x06");
  return at >= 0 && at + 22 <= tail.length && tail.readUInt16LE(at + 10) > 0 && tail.length - at - 22 === tail.readUInt16LE(at + 20);
}

async function piece(file: Awaited<ReturnType<typeof open>>, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
