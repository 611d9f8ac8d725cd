import { z } from "zod";
import { type ChunkingBasis, chunkingSchema, type ChunkingSettings, DEFAULT_CHUNKING } from "../chunking/schema";

export const BASE_STATUSES = ["draft", "published"] as const;
export type BaseStatus = (typeof BASE_STATUSES)[number];
export const GENERATION_STATUSES = ["building", "active", "retired", "cancelled", "failed"] as const;
export type GenerationStatus = (typeof GENERATION_STATUSES)[number];

/** Who puts the best hits into their last order: nobody, the organization's reranking endpoint, or the chat model. */
export const RERANKING = ["none", "endpoint", "model"] as const;
export type Reranking = (typeof RERANKING)[number];

export const retrievalSchema = z.strictObject({
  /** Most passages for one answer. */
  passages: z.number().int("A whole number.").min(1, "Between 1 and 50.").max(50, "Between 1 and 50.").default(12),
  /** Most of them from one document; null: no limit. */
  perDocument: z.number().int("A whole number.").min(1, "Between 1 and 50.").max(50, "Between 1 and 50.").nullable().default(null),
  /** Vectors beside the words, where an embedding model is configured. */
  vectors: z.boolean().default(true),
  /** Passages that follow each other become one. */
  neighbours: z.boolean().default(true),
  rerank: z.enum(RERANKING).default("none"),
});
export type RetrievalSettings = z.output<typeof retrievalSchema>;
export const DEFAULT_RETRIEVAL: RetrievalSettings = { passages: 12, perDocument: null, vectors: true, neighbours: true, rerank: "none" };

export const evaluationSettingsSchema = z.strictObject({
  /** So many of the best passages count as found. */
  k: z.number().int("A whole number.").min(1, "Between 1 and 50.").max(50, "Between 1 and 50.").default(10),
  /** Points of a hundred that a figure may fall below the last published one before the base stays a draft. */
  tolerance: z.number().min(0, "Between 0 and 100.").max(100, "Between 0 and 100.").default(2),
});
export type EvaluationSettings = z.output<typeof evaluationSettingsSchema>;
export const DEFAULT_EVALUATION: EvaluationSettings = { k: 10, tolerance: 2 };

/** Of one workspace. */
export const MOST_BASES = 200;

const face = {
  name: z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters."),
  description: z.string().trim().max(500, "Use at most 500 characters."),
};
const sources = {
  folderIds: z.array(z.uuid()).max(100, "Name at most 100 folders.").default([]),
  documentIds: z.array(z.uuid()).max(500, "Name at most 500 documents.").default([]),
};

export const createBaseSchema = z.strictObject({
  ...face,
  description: face.description.default(""),
  ...sources,
  chunking: chunkingSchema.default(DEFAULT_CHUNKING),
  retrieval: retrievalSchema.default(DEFAULT_RETRIEVAL),
});
export const baseIdSchema = z.strictObject({ baseId: z.uuid() });
export const updateBaseSchema = baseIdSchema.extend({
  name: face.name.optional(),
  description: face.description.optional(),
  chunking: chunkingSchema.optional(),
  retrieval: retrievalSchema.optional(),
  evaluation: evaluationSettingsSchema.optional(),
});
export const publishBaseSchema = baseIdSchema.extend({
  /** Why it is published although the gate says no; kept in the audit log and the history. */
  overrideReason: z.string().trim().min(10, "Say why in at least 10 characters.").max(500, "Use at most 500 characters.").optional(),
});
export const addSourcesSchema = baseIdSchema.extend(sources).refine(({ folderIds, documentIds }) => folderIds.length + documentIds.length > 0, "Choose a folder or a document.");
export const removeSourceSchema = baseIdSchema.extend({ sourceId: z.uuid() });
export const previewSchema = z.strictObject({ documentId: z.uuid(), page: z.number().int().min(1).default(1), chunking: chunkingSchema.default(DEFAULT_CHUNKING) });
export const testSchema = baseIdSchema.extend({
  query: z.string().trim().min(1, "Enter what to search for.").max(4_000, "Use at most 4,000 characters."),
});

export interface GenerationDto {
  id: string;
  number: number;
  status: GenerationStatus;
  chunking: ChunkingSettings;
  /** Of the embeddings; null: full text alone. */
  model: string | null;
  store: string | null;
  /** Per cent of the documents read. */
  progress: number;
  error: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface BaseRowDto {
  id: string;
  name: string;
  description: string;
  status: BaseStatus;
  updatedAt: string;
  /** Of those that the reader may see. */
  documents: number;
  active: GenerationDto | null;
  building: GenerationDto | null;
}

export interface BaseDto extends BaseRowDto {
  chunking: ChunkingSettings;
  retrieval: RetrievalSettings;
  evaluation: EvaluationSettings;
  createdAt: string;
  publishedAt: string | null;
  /** The settings or the embedding model are no longer those that the passages were made with. */
  stale: boolean;
}

export interface SourceDto {
  id: string;
  kind: "folder" | "document";
  /** Of the folder or document. */
  refId: string;
  name: string;
  /** Folders around it, or of a folder its project. */
  place: string;
  /** That the reader may see. */
  documents: number;
}

export interface StatisticsDto {
  documents: number;
  passages: number;
  characters: number;
  /** Mean, shortest and longest passage. */
  mean: number;
  least: number;
  most: number;
  /** Documents by how their passages were found. */
  bases: { basis: ChunkingBasis; documents: number }[];
  /** Of the reader's documents that are chosen but not read yet. */
  waiting: number;
  byDocument: { documentId: string; name: string; version: number; passages: number; characters: number }[];
}

/** What a store held before a removal and holds after it. */
export interface StoreCount {
  store: string;
  before: number;
  after: number;
}

export interface RemovedBaseDto {
  id: string;
  name: string;
  deletedAt: string;
  /** Null: the removal is under way. */
  stores: StoreCount[] | null;
}

export interface TestHitDto {
  documentId: string;
  documentName: string;
  version: number;
  page: number;
  pageLabel: string | null;
  headingPath: string[];
  text: string;
  score: number;
  lexical: { rank: number; score: number } | null;
  /** How well the whole document fits the words. */
  document: number | null;
  vector: { rank: number; distance: number } | null;
  /** By a reranker; a chat model gives no score. Null: it did not place this one. */
  reranked: { rank: number; score: number | null } | null;
  /** What became of it: given to an answer, joined with the hit of that rank, the same words again, too many of its document, too many altogether. */
  outcome: { kind: "given" } | { kind: "joined"; with: number } | { kind: "repeated" } | { kind: "document-full" } | { kind: "beyond-limit" };
}

/** Whether a stage took part, and if not why: switched off, or there is nothing to do it with, or a service did not answer. */
export type StageState = "used" | "off" | "not-configured" | "failed";

export interface RetrievalTestDto {
  hits: TestHitDto[];
  vectors: StageState;
  /** The same of the reranker. */
  rerank: StageState;
  milliseconds: number;
}

export interface PreviewDto {
  documentId: string;
  documentName: string;
  pages: number;
  page: number;
  pageLabel: string | null;
  text: string;
  /** Of this page; offsets into its text. */
  passages: { ordinal: number; start: number; end: number; parentStart: number; parentEnd: number; headingPath: string[] }[];
  /** Of the divided pages. */
  total: number;
  mean: number;
  /** Pages that were divided: all, or those around this one. */
  divided: number;
  basis: ChunkingBasis;
}

export type AskedPreview = z.output<typeof previewSchema>;

/** The settings in an address, on top of those of the base, and the preview that it asks for. */
export function previewOf(query: Record<string, string | undefined>, stored: ChunkingSettings): { settings: ChunkingSettings; asked: AskedPreview | null } {
  const number = (name: "size" | "overlap" | "parent") => (query[name] === undefined ? stored[name] : Number(query[name]));
  const settings = chunkingSchema.catch(stored).parse({ method: query["method"] ?? stored.method, size: number("size"), overlap: number("overlap"), parent: number("parent") });
  const asked = previewSchema.safeParse({ documentId: query["document"], page: Number(query["page"] ?? 1), chunking: settings });
  return { settings, asked: asked.success ? asked.data : null };
}
