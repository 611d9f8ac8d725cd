import "server-only";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";

const PARTS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];
let families: string | undefined;

/** Source Serif in all its parts; for what it does not have (Hebrew, Arabic, Chinese…) whatever the system has. */
function serif(): string {
  families ??= [...registered(), "serif", "sans-serif"].join(", ");
  return families;
}

function registered(): string[] {
  const manifest = createRequire(path.join(process.cwd(), "package.json")).resolve("@fontsource-variable/source-serif-4/package.json");
  const folder = path.join(path.dirname(manifest), "files");
  const files = new Set(readdirSync(folder));
  return PARTS.flatMap((part) => {
    const file = `source-serif-4-${part}-wght-normal.woff2`;
    const family = `Muniment ${part}`;
    return files.has(file) && GlobalFonts.registerFromPath(path.join(folder, file), family) ? [`"${family}"`] : [];
  });
}

export function fontOf(size: number, weight = 400): string {
  return `${weight} ${size}px ${serif()}`;
}

const PROBE = 24;
const UNASSIGNED = "\u{10fffe}";
let probe: { context: SKRSContext2D; box: Buffer } | undefined;
const known = new Map<string, boolean>();

/** The characters for which neither the product nor the system has a typeface: they are drawn as boxes. */
export function missingGlyphs(text: string): string[] {
  return [...text].filter((character) => character > "\u024f" && !/[\p{M}\p{Z}\p{C}]/u.test(character) && isMissing(character));
}

function isMissing(character: string): boolean {
  const before = known.get(character);
  if (before !== undefined) return before;
  probe ??= { context: createCanvas(PROBE, PROBE).getContext("2d"), box: Buffer.alloc(0) };
  if (probe.box.length === 0) probe.box = pixelsOf(probe.context, UNASSIGNED);
  const missing = pixelsOf(probe.context, character).equals(probe.box);
  known.set(character, missing);
  return missing;
}

function pixelsOf(context: SKRSContext2D, character: string): Buffer {
  context.clearRect(0, 0, PROBE, PROBE);
  context.font = fontOf(PROBE * 0.75);
  context.fillText(character, 2, PROBE * 0.8);
  return Buffer.from(context.getImageData(0, 0, PROBE, PROBE).data);
}
