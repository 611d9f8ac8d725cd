/**
 * Recognition of scanned pages against text that is known because the pages are made here: sheets drawn at 200 dots per inch in
 * several typefaces, packed as a PDF of pictures and read as the worker reads it, straight, turned and in grey noise.
 *   npx tsx --tsconfig evals/tsconfig.json evals/recognition.ts
 * Exits with 1 when clean or turned pages yield less than 95 % of their words.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { openPages } from "@/lib/adapters/ocr/page-sources";
import { Recogniser } from "@/lib/adapters/ocr/recogniser";
import { scannedPdf, sheet } from "@/lib/adapters/ocr/scan-fixture";
import { CLAUSES } from "@/lib/adapters/ocr/scanned-words.fixture";
import { tokenRecall } from "./token-recall";

const LEAST = 0.95;
/** From packages that are installed anyway, so that every machine draws the same letters. */
const FONTS = {
  "sans serif": "pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf",
  roman: "pdfjs-dist/standard_fonts/FoxitSerif.pfb",
  "book serif": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-standard-normal.woff2",
  typewriter: "pdfjs-dist/standard_fonts/FoxitFixed.pfb",
};
const CONDITIONS = [
  { name: "clean", how: {}, counts: true },
  { name: "turned by 3°", how: { skew: 3 }, counts: true },
  { name: "turned by -6°", how: { skew: -6 }, counts: true },
  { name: "grey noise", how: { noise: 70 }, counts: false },
  { name: "turned by 3°, grey noise", how: { skew: 3, noise: 70 }, counts: false },
];

const folder = mkdtempSync(path.join(tmpdir(), "recognition-"));
const recogniser = new Recogniser();
const wanted = CLAUSES.join("\n");
try {
  for (const [font, file] of Object.entries(FONTS)) GlobalFonts.registerFromPath(path.join("node_modules", file), font);
  const cases = CONDITIONS.flatMap((condition) => Object.keys(FONTS).map((font) => ({ ...condition, font })));
  const file = path.join(folder, "scan.pdf");
  writeFileSync(file, await scannedPdf(cases.map(({ how, font }) => sheet(CLAUSES, { ...how, font: `"${font}"` }))));
  const source = await openPages(file, "pdf");
  const recalls = new Map<string, number[]>();
  for (const [index, { name, font, counts }] of cases.entries()) {
    const before = process.cpuUsage();
    const { text, confidence, words } = await recogniser.read(await source.draw(index + 1), ["eng"]);
    const used = process.cpuUsage(before);
    const recall = tokenRecall(wanted, text);
    recalls.set(name, [...(recalls.get(name) ?? []), recall]);
    if (counts && recall < LEAST) process.exitCode = 1;
    const cpuSeconds = Number(((used.user + used.system) / 1e6).toFixed(1));
    console.log(
      JSON.stringify({
        condition: name,
        font,
        recall: Number(recall.toFixed(4)),
        confidence,
        words: words.length,
        cpuSeconds,
        residentMb: Math.round(process.memoryUsage().rss / 1e6),
      }),
    );
  }
  for (const [condition, all] of recalls)
    console.log(
      JSON.stringify({
        condition,
        least: Math.min(...all).toFixed(4),
        mean: (all.reduce((sum, one) => sum + one, 0) / all.length).toFixed(4),
      }),
    );
  await source.close();
} finally {
  await recogniser.close();
  rmSync(folder, { recursive: true });
}
