import "server-only";
import { embedTexts, embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { AppError } from "@/lib/kernel/app-error";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { fixedRanges } from "./fixed-size";
import { HeadingTrail } from "./heading-paths";
import { type Passage, surround } from "./parent-context";
import type { ChunkingBasis, ChunkingSettings } from "./schema";
import { likenessOfEmbeddings, likenessOfWords, semanticRanges, semanticSentences } from "./semantic-ranges";
import { sentenceRanges } from "./sentence-ranges";
import { type Chunk, chunkDocument } from "./structure-aware";
import type { TextRange } from "./text-sentences";

export interface DividedDocument {
  passages: Passage[];
  basis: ChunkingBasis;
  /** Pages that were divided: all, unless sentences were limited. */
  pages: number;
}

/** Where sentences are embedded: of this page, and of those around it as long as there are no more of them than that. */
interface SentenceLimit {
  page: number;
  sentences: number;
}

/**
 * Passages by the chosen method: each is exactly a stretch of its page, and together they hold every visible character. Only
 * "semantic" asks a model, one embedding for each sentence; without an embedding model it goes by the words.
 * @throws AppError model_* where the embedding model fails, too_large where the page alone is beyond the limit.
 */
export async function divideDocument(pages: readonly ExtractedPage[], settings: ChunkingSettings, signal?: AbortSignal, limit?: SentenceLimit): Promise<DividedDocument> {
  const { chunks, basis, divided = pages.length } = await chunksOf(pages, settings, signal, limit);
  return { passages: surround(chunks, settings.parent), basis, pages: divided };
}

interface DividedChunks {
  chunks: Chunk[];
  basis: ChunkingBasis;
  /** Pages, where not all of them. */
  divided?: number;
}

async function chunksOf(pages: readonly ExtractedPage[], settings: ChunkingSettings, signal?: AbortSignal, limit?: SentenceLimit): Promise<DividedChunks> {
  const { method, size } = settings;
  switch (method) {
    case "structure":
      return { chunks: chunkDocument({ pages: [...pages] }, { target: size, max: Math.round(size * 1.25), min: Math.round(size / 6) }), basis: "structure" };
    case "sentence":
      return { chunks: assemble(pages, pages.map((page) => sentenceRanges(page, settings))), basis: "sentences" };
    case "fixed":
      return { chunks: assemble(pages, pages.map((page) => fixedRanges(page, settings))), basis: "size" };
    case "semantic":
      return semantic(pages, size, signal, limit);
  }
}

async function semantic(pages: readonly ExtractedPage[], size: number, signal?: AbortSignal, limit?: SentenceLimit): Promise<DividedChunks> {
  const all = semanticSentences(pages, size);
  const [first, last]: [number, number] = limit && embeddingsConfigured() ? pagesAround(all, limit) : [0, all.length - 1];
  // The others keep their headings, which stand above what follows.
  const parts = all.map(({ page, sentences }, at) => ({ page, sentences: at >= first && at <= last ? sentences : [] }));
  const texts = parts.flatMap(({ page, sentences }) => sentences.map(({ start, end }) => page.text.slice(start, end)));
  const embeddings = await embedTexts(texts, signal);
  let at = 0;
  const ranges = parts.map(({ sentences }) => {
    const [from, to] = [at, (at += sentences.length)];
    const likeness = embeddings ? likenessOfEmbeddings(embeddings.slice(from, to)) : likenessOfWords(texts.slice(from, to));
    return semanticRanges(sentences, likeness, size);
  });
  return { chunks: assemble(pages, ranges), basis: embeddings ? "embeddings" : "words", divided: last - first + 1 };
}

/** The page, what follows it, and then what comes before it. */
function pagesAround(all: readonly { page: ExtractedPage; sentences: readonly TextRange[] }[], { page: wanted, sentences: most }: SentenceLimit): [number, number] {
  const count = (at: number) => all[at]?.sentences.length ?? Infinity;
  let first = Math.max(0, all.findIndex(({ page }) => page.number === wanted));
  let [last, total] = [first, count(first)];
  if (total > most) throw new AppError("too_large", { userMessage: `This page holds ${total} sentences; a preview with an embedding model reads at most ${most}. Choose another page.` });
  while (total + count(last + 1) <= most) total += count(++last);
  while (total + count(first - 1) <= most) total += count(--first);
  return [first, last];
}

function assemble(pages: readonly ExtractedPage[], rangesOfPages: readonly TextRange[][]): Chunk[] {
  const trail = new HeadingTrail();
  const chunks: Chunk[] = [];
  pages.forEach((page, index) => {
    const ranges = rangesOfPages[index] ?? [];
    const paths = trail.pathsOf(page, ranges);
    ranges.forEach(({ start, end }, at) => chunks.push({ page: page.number, start, end, text: page.text.slice(start, end), headingPath: paths[at] ?? [], ordinal: chunks.length }));
  });
  return chunks;
}
