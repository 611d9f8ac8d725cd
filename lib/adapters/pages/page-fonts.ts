import "server-only";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";

const PROBE = 24;
const UNASSIGNED = "\u{10fffe}";
const PARTS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];
/** A letter of each script that Source Serif has not. */
const OTHER_SCRIPTS = ["ש", "ع", "中", "國", "の", "한", "ไ", "द", "ব", "த", "ა", "հ", "∑", "✓", "→", "😀"];
let families: string | undefined;

/** Source Serif in all its parts; for each script that it has not, the first of the system's families that has it. */
function serif(): string {
  families ??= [...registered(), ...foundForScripts()].join(", ");
  return families;
}

/** Always the same ones in the same order: a text is laid out by one process and drawn by another. */
function foundForScripts(): string[] {
  const installed = GlobalFonts.families.map(({ family }) => family).filter((family) => !/^Muniment |["\\]/.test(family));
  const ordered = [...new Set(installed)].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  const context = createCanvas(PROBE, PROBE).getContext("2d");
  const boxes = new Map<string, Buffer>();
  const has = (family: string, letter: string) => {
    const font = `${PROBE * 0.75}px "${family}"`;
    const box = boxes.get(family) ?? pixelsOf(context, UNASSIGNED, font);
    boxes.set(family, box);
    return !pixelsOf(context, letter, font).equals(box);
  };
  const found = OTHER_SCRIPTS.flatMap((letter) => ordered.find((family) => has(family, letter)) ?? []);
  return [...new Set(found)].map((family) => `"${family}"`);
}

const PREFERRED = [/^Noto Serif/, /^Source Han Serif/, /^Noto Naskh/, /^Noto Sans/, /^Noto/, /^DejaVu Serif$/, /^DejaVu Sans$/];

function rank(family: string): number {
  const at = PREFERRED.findIndex((pattern) => pattern.test(family));
  return at < 0 ? PREFERRED.length : at;
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
  if (probe.box.length === 0) probe.box = pixelsOf(probe.context, UNASSIGNED, fontOf(PROBE * 0.75));
  const missing = pixelsOf(probe.context, character, fontOf(PROBE * 0.75)).equals(probe.box);
  known.set(character, missing);
  return missing;
}

function pixelsOf(context: SKRSContext2D, character: string, font: string): Buffer {
  context.clearRect(0, 0, PROBE, PROBE);
  context.font = font;
  context.fillText(character, 2, PROBE * 0.8);
  return Buffer.from(context.getImageData(0, 0, PROBE, PROBE).data);
}
