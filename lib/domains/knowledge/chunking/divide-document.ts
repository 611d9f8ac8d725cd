import "server-only";
import { embedTexts } from "@/lib/adapters/ai/embeddings";
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
}

/**
 * Passages by the chosen method: each is exactly a stretch of its page, and together they hold every visible character. Only
 * "semantic" asks a model, one embedding for each sentence; without an embedding model it goes by the words.
 * @throws AppError model_* where the embedding model fails.
 */
export async function divideDocument(pages: readonly ExtractedPage[], settings: ChunkingSettings, signal?: AbortSignal): Promise<DividedDocument> {
  const { chunks, basis } = await chunksOf(pages, settings, signal);
  return { passages: surround(chunks, settings.parent), basis };
}

async function chunksOf(pages: readonly ExtractedPage[], settings: ChunkingSettings, signal: AbortSignal | undefined): Promise<{ chunks: Chunk[]; basis: ChunkingBasis }> {
  const { method, size } = settings;
  switch (method) {
    case "structure":
      return { chunks: chunkDocument({ pages: [...pages] }, { target: size, max: Math.round(size * 1.25), min: Math.round(size / 6) }), basis: "structure" };
    case "sentence":
      return { chunks: assemble(pages, pages.map((page) => sentenceRanges(page, settings))), basis: "sentences" };
    case "fixed":
      return { chunks: assemble(pages, pages.map((page) => fixedRanges(page, settings))), basis: "size" };
    case "semantic":
      return semantic(pages, size, signal);
  }
}

async function semantic(pages: readonly ExtractedPage[], size: number, signal: AbortSignal | undefined): Promise<{ chunks: Chunk[]; basis: ChunkingBasis }> {
  const parts = semanticSentences(pages, size);
  const texts = parts.flatMap(({ page, sentences }) => sentences.map(({ start, end }) => page.text.slice(start, end)));
  const embeddings = await embedTexts(texts, signal);
  let at = 0;
  const ranges = parts.map(({ sentences }) => {
    const [from, to] = [at, (at += sentences.length)];
    const likeness = embeddings ? likenessOfEmbeddings(embeddings.slice(from, to)) : likenessOfWords(texts.slice(from, to));
    return semanticRanges(sentences, likeness, size);
  });
  return { chunks: assemble(pages, ranges), basis: embeddings ? "embeddings" : "words" };
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
