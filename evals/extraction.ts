/**
 * Extraction against reference texts.
 *   npx tsx --tsconfig evals/tsconfig.json evals/extraction.ts <family dir> [--out dir]     files/, ref/<file>.txt (and .alt.txt)
 *   … evals/extraction.ts --pdfs <dir> --corpus <corpus.jsonl> [--out dir]                  references are passages joined per file
 *   … evals/extraction.ts --cpu <dir of PDFs>                                               CPU per page
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { extractFile } from "@/lib/adapters/extraction/extract-file";
import { isAppError } from "@/lib/kernel/app-error";
import { median, tokenRecall, tokens } from "./token-recall";

interface Result {
  text?: string;
  error?: string;
  ms: number;
  pages: number;
}

async function extract(file: string): Promise<Result> {
  const started = performance.now();
  try {
    const document = await extractFile({ path: file, kind: "txt", fileName: path.basename(file) });
    const text = document.pages.map((page) => page.text).join("\n\n");
    return { text, ms: performance.now() - started, pages: document.pages.length };
  } catch (error) {
    const told = isAppError(error) ? `${error.code}: ${error.userMessage ?? error.message}` : `unexpected: ${String(error)}`;
    return { error: told, ms: performance.now() - started, pages: 0 };
  }
}

async function compare(folder: string, referencesOf: (file: string) => string[], out: string | undefined): Promise<void> {
  if (out) mkdirSync(out, { recursive: true });
  const recalls: number[] = [];
  for (const file of readdirSync(folder).sort()) {
    const result = await extract(path.join(folder, file));
    if (out) writeFileSync(path.join(out, `${file}.json`), JSON.stringify(result));
    const references = referencesOf(file);
    const recall = Math.max(...references.map((reference) => tokenRecall(reference, result.text ?? "")));
    if (references.length) recalls.push(recall);
    const shown = references.length ? recall.toFixed(4) : "no reference";
    console.log(
      `${shown}  ${result.ms.toFixed(0).padStart(5)} ms  ${String(result.pages).padStart(4)} p  ${file}${result.error ? `  ${result.error}` : ""}`,
    );
  }
  const mean = recalls.reduce((sum, one) => sum + one, 0) / recalls.length;
  console.log(
    JSON.stringify({ files: recalls.length, recallMedian: median(recalls), recallMean: mean, recallLeast: Math.min(...recalls) }),
  );
}

function referenceFiles(family: string): (file: string) => string[] {
  return (file) =>
    [".txt", ".alt.txt"]
      .map((ending) => path.join(family, "ref", file + ending))
      .filter((one) => existsSync(one))
      .map((one) => readFileSync(one, "utf8"))
      .filter((text) => tokens(text).length > 0);
}

function corpusReferences(corpus: string): (file: string) => string[] {
  const texts = new Map<string, string>();
  for (const line of readFileSync(corpus, "utf8").split("\n").filter(Boolean)) {
    const { file, text } = JSON.parse(line) as { file: string; text: string };
    const name = path.parse(file).name;
    texts.set(name, `${texts.get(name) ?? ""}\n${text}`);
  }
  return (file) => [texts.get(path.parse(file).name)].filter((one) => one !== undefined);
}

/** Two rounds: the first warms the engine up. */
async function measureCpu(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((file) => file.toLowerCase().endsWith(".pdf"));
  for (const round of [1, 2]) {
    const before = process.cpuUsage();
    let pages = 0;
    for (const file of files) pages += (await extract(path.join(folder, file))).pages;
    const used = process.cpuUsage(before);
    console.log(
      JSON.stringify({ round, files: files.length, pages, cpuMsPerPage: Number(((used.user + used.system) / 1000 / pages).toFixed(2)) }),
    );
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, pdfs: { type: "string" }, corpus: { type: "string" }, cpu: { type: "string" } },
});
const [family] = positionals;
if (values.cpu) await measureCpu(values.cpu);
else if (values.pdfs && values.corpus) await compare(values.pdfs, corpusReferences(values.corpus), values.out);
else if (family) await compare(path.join(family, "files"), referenceFiles(family), values.out);
else throw new Error("usage: extraction.ts <family dir> [--out dir] | --pdfs <dir> --corpus <corpus.jsonl> | --cpu <dir>");
