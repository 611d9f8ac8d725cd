import "server-only";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";

export interface PdfRuntime {
  PDFParse: typeof import("pdf-parse").PDFParse;
}

let loading: Promise<PdfRuntime> | undefined;

/** Loaded with the first PDF: other threads never pay for it. */
export function pdfRuntime(): Promise<PdfRuntime> {
  return (loading ??= load());
}

/**
 * The legacy build replaces Array.prototype.push and JSON.parse by slow imitations, for errors that never happen here;
 * a quarter of the time of a page went there. The engine's own are put back.
 */
async function load(): Promise<PdfRuntime> {
  const push = Object.getOwnPropertyDescriptor(Array.prototype, "push");
  const parse = Object.getOwnPropertyDescriptor(JSON, "parse");
  const { PDFParse } = await import("pdf-parse");
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  if (push) Object.defineProperty(Array.prototype, "push", push);
  if (parse) Object.defineProperty(JSON, "parse", parse);
  return { PDFParse };
}

const folder = dirname(createRequire(join(process.cwd(), "package.json")).resolve("pdfjs-dist/package.json")) + sep;

/** Character maps and the metrics of the standard fonts come from the package: CJK text and widths are right without a network. */
export const LOAD_OPTIONS = {
  disableFontFace: true,
  useSystemFonts: false,
  isEvalSupported: false,
  stopAtErrors: false,
  enableXfa: false,
  fontExtraProperties: false,
  useWasm: false,
  cMapUrl: join(folder, "cmaps") + sep,
  cMapPacked: true,
  standardFontDataUrl: join(folder, "standard_fonts") + sep,
  verbosity: 0,
} as const;
