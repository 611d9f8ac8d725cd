import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { emptyDocument, encryptedDocument, unsupportedType } from "./extraction-errors";
import { looksLikeText } from "./text/text-decoding";

export const MIME_TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  txt: "text/plain",
  md: "text/markdown",
  html: "text/html",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  eml: "message/rfc822",
  png: "image/png",
  jpeg: "image/jpeg",
  tiff: "image/tiff",
} as const;

export type FileKind = keyof typeof MIME_TYPES;

export interface SniffedKind {
  kind: FileKind;
  mimeType: (typeof MIME_TYPES)[FileKind];
  /** Set when the name says something else than the bytes; the bytes were believed. Shown as is. */
  note?: string;
}

/** How many first bytes `sniffKind` likes to see. */
export const SNIFF_BYTES = 65_536;

const EXTENSIONS: Record<string, FileKind> = {
  pdf: "pdf",
  docx: "docx",
  docm: "docx",
  dotx: "docx",
  xlsx: "xlsx",
  xlsm: "xlsx",
  xltx: "xlsx",
  csv: "csv",
  tsv: "csv",
  tab: "csv",
  txt: "txt",
  text: "txt",
  log: "txt",
  md: "md",
  markdown: "md",
  html: "html",
  htm: "html",
  xhtml: "html",
  pptx: "pptx",
  pptm: "pptx",
  ppsx: "pptx",
  ppsm: "pptx",
  potx: "pptx",
  eml: "eml",
  png: "png",
  jpg: "jpeg",
  jpeg: "jpeg",
  jpe: "jpeg",
  tif: "tiff",
  tiff: "tiff",
};
const OTHER_NAMES: Record<string, string> = {
  ppt: "PowerPoint presentations",
  doc: "Word 97–2003 documents",
  xls: "Excel 97–2003 workbooks",
  xlsb: "Binary Excel workbooks",
  rtf: "RTF documents",
  odt: "OpenDocument texts",
  ods: "OpenDocument spreadsheets",
  odp: "OpenDocument presentations",
  msg: "Outlook messages",
  xml: "XML files",
  svg: "SVG drawings",
  zip: "ZIP archives",
  dwg: "CAD drawings",
  dxf: "CAD drawings",
};
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const OFFICE_EXTENSIONS = new Set(["docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "ppsx"]);

/** The type of a file from its first bytes; the name decides only between text formats. Throws what the person should read. */
export async function sniffKind(head: Buffer, fileName: string): Promise<SniffedKind> {
  if (head.length === 0) throw emptyDocument();
  const extension = extensionOf(fileName);
  const kind = pdfAt(head) ? "pdf" : await binaryKind(head, extension);
  return sniffed(kind ?? textKind(head, extension), extension);
}

function sniffed(kind: FileKind, extension: string): SniffedKind {
  const named = EXTENSIONS[extension];
  const result: SniffedKind = { kind, mimeType: MIME_TYPES[kind] };
  const mislabelled = named ? named !== kind && !(isText(named) && isText(kind)) : OTHER_NAMES[extension] !== undefined;
  if (mislabelled)
    result.note = `The name ends in .${extension}, but the content is ${kind.toUpperCase()}; it was read as ${kind.toUpperCase()}.`;
  return result;
}

function isText(kind: FileKind): boolean {
  return kind === "txt" || kind === "md" || kind === "csv" || kind === "html" || kind === "eml";
}

/** Readers accept some junk before the header, but prose about "%PDF-" is not one. */
function pdfAt(head: Buffer): boolean {
  const at = head.subarray(0, 1024).indexOf("%PDF-");
  return at === 0 || (at > 0 && (!looksLikeText(head) || head.subarray(0, at).toString("latin1").trim() === ""));
}

async function binaryKind(head: Buffer, extension: string): Promise<FileKind | undefined> {
  if (head.subarray(0, 8).equals(OLE)) return refuseCompound(head, extension);
  if (head.subarray(0, 2).toString("latin1") === "PK" && !looksLikeText(head)) return officeKind(head, extension);
  if (head.subarray(0, 5).toString("latin1") === "{\\rtf") throw unsupportedType("RTF documents");
  if (looksLikeText(head)) return undefined;
  const picture = pictureKind(head);
  if (picture) return picture;
  const found = await fileTypeFromBuffer(head);
  if (found && !found.mime.startsWith("text/"))
    throw unsupportedType(`${OTHER_NAMES[found.ext] ?? `Files of the type ${found.ext.toUpperCase()}`}`);
  const claim = EXTENSIONS[extension]
    ? `The name ends in .${extension}, but the content is neither that nor text: binary files`
    : "Binary files";
  throw unsupportedType(OTHER_NAMES[extension] ?? claim);
}

function pictureKind(head: Buffer): FileKind | undefined {
  const start = head.subarray(0, 8).toString("hex");
  if (start === "89504e470d0a1a0a") return "png";
  if (start.startsWith("ffd8ff")) return "jpeg";
  return start.startsWith("49492a00") || start.startsWith("4d4d002a") ? "tiff" : undefined;
}

/** OLE compound files: Office files of before 2007, or a current one behind a password. */
function refuseCompound(head: Buffer, extension: string): never {
  if (OFFICE_EXTENSIONS.has(extension) || head.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw encryptedDocument(extension.startsWith("xls") ? "workbook" : extension.startsWith("pp") ? "presentation" : "document");
  }
  throw unsupportedType(OTHER_NAMES[extension] ?? "Office files of before 2007");
}

function officeKind(head: Buffer, extension: string): FileKind {
  if (head.includes("word/")) return "docx";
  if (head.includes("xl/")) {
    if (head.includes("xl/workbook.bin")) throw unsupportedType("Binary Excel workbooks");
    return "xlsx";
  }
  if (head.includes("ppt/")) return "pptx";
  const named = EXTENSIONS[extension];
  if (named === "docx" || named === "xlsx" || named === "pptx") return named;
  throw unsupportedType(OTHER_NAMES[extension] ?? "ZIP archives");
}

function textKind(head: Buffer, extension: string): FileKind {
  const named = EXTENSIONS[extension];
  if (named && isText(named) && (named !== "eml" || startsAsMail(head))) return named;
  if (!named && OTHER_NAMES[extension]) throw unsupportedType(OTHER_NAMES[extension]);
  return /^\s*(?:<!doctype html|<html[\s>])/i.test(head.subarray(0, 1024).toString("latin1")) ? "html" : "txt";
}

const MAIL_FIELD = /^(?:from|to|cc|date|subject|received|return-path|delivered-to|message-id|mime-version|content-type|reply-to|sender|x-[\w-]+|dkim-signature|authentication-results|arc-[\w-]+):/i;

/** RFC 5322 §2.2: at least two of a message's usual fields among its first lines. */
function startsAsMail(head: Buffer): boolean {
  const lines = head.subarray(0, 4096).toString("latin1").split(/\r?\n/).slice(0, 40);
  return lines.filter((line) => MAIL_FIELD.test(line)).length >= 2;
}

function extensionOf(fileName: string): string {
  const name = fileName
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .toLowerCase();
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1);
}
