import "server-only";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const fromRoot = createRequire(path.join(process.cwd(), "package.json"));

/** Tesseract reads all its models from one folder; they come from installed packages, never from a network. */
export async function withTrainedData<T>(languages: readonly string[], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "ocr-"));
  try {
    for (const language of languages) await copyFile(pathOf(language), path.join(folder, `${language}.traineddata.gz`));
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pathOf(language: string): string {
  const model = path.join("4.0.0_best_int", `${language}.traineddata.gz`);
  return path.join(path.dirname(fromRoot.resolve(`@tesseract.js-data/${language}/package.json`)), model);
}
