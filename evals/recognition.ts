/**
 * Recognition of scanned pages against text that is known because the pages are made here: sheets drawn at 200 dots per inch,
 * packed as a PDF of pictures and read as the worker reads it, straight, turned and in grey noise.
 *   npx tsx --tsconfig evals/tsconfig.json evals/recognition.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPages } from "@/lib/adapters/ocr/page-sources";
import { Recogniser } from "@/lib/adapters/ocr/recogniser";
import { scannedPdf, sheet } from "@/lib/adapters/ocr/scan-fixture";
import { CLAUSES } from "@/lib/adapters/ocr/scanned-words.fixture";
import { tokenRecall } from "./token-recall";

const CONDITIONS = {
  straight: {},
  "turned by 3°": { skew: 3 },
  "grey noise": { noise: 70 },
  "turned by 3°, grey noise": { skew: 3, noise: 70 },
};

const folder = mkdtempSync(path.join(tmpdir(), "recognition-"));
const recogniser = new Recogniser();
try {
  const file = path.join(folder, "scan.pdf");
  writeFileSync(file, await scannedPdf(Object.values(CONDITIONS).map((how) => sheet(CLAUSES, how))));
  const source = await openPages(file, "pdf");
  for (const [index, condition] of Object.keys(CONDITIONS).entries()) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    const { text, confidence, words } = await recogniser.read(await source.draw(index + 1), ["eng"]);
    const used = process.cpuUsage(before);
    console.log(
      JSON.stringify({
        condition,
        recall: Number(tokenRecall(CLAUSES.join("\n"), text).toFixed(4)),
        confidence,
        words: words.length,
        ms: Math.round(performance.now() - started),
        cpuMs: Math.round((used.user + used.system) / 1000),
        residentMb: Math.round(process.memoryUsage().rss / 1e6),
      }),
    );
  }
  await source.close();
} finally {
  await recogniser.close();
  rmSync(folder, { recursive: true });
}
