import { z } from "zod";
import { CHUNKING_BASES, chunkingSchema } from "@/lib/domains/knowledge/chunking/schema";
import { BASE_STATUSES, createBaseSchema, evaluationSettingsSchema, GENERATION_STATUSES, publishBaseSchema, retrievalSchema, testSchema, updateBaseSchema } from "@/lib/domains/knowledge/bases/schema";

const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });

const generationSchema = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    status: z.enum(GENERATION_STATUSES),
    chunking: chunkingSchema,
    model: z.string().nullable().meta({ description: "Of the embeddings; null: full text alone" }),
    store: z.string().nullable(),
    progress: z.number().int().meta({ description: "Per cent of the documents read" }),
    error: z.string().nullable(),
    createdAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: "KnowledgeGeneration" });

const face = {
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  status: z.enum(BASE_STATUSES),
  updatedAt: time,
  documents: z.number().int().meta({ description: "Of those that the key may see" }),
  active: generationSchema.nullable().meta({ description: "What answers" }),
  building: generationSchema.nullable().meta({ description: "What is being indexed, or why that failed" }),
};

export const baseSummarySchema = z.object(face).meta({ id: "KnowledgeBaseSummary" });
export const baseSchema = z
  .object({
    ...face,
    chunking: chunkingSchema,
    retrieval: retrievalSchema,
    evaluation: evaluationSettingsSchema.meta({ description: "How it is measured, and the points that a figure may fall below the last published one" }),
    createdAt: time,
    publishedAt: time.nullable(),
    stale: z.boolean().meta({ description: "The settings or the embedding model changed since it was indexed" }),
  })
  .meta({ id: "KnowledgeBase" });

export const sourceSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(["folder", "document"]),
    refId: z.uuid().meta({ description: "Of the folder or document" }),
    name: z.string(),
    place: z.string(),
    documents: z.number().int(),
  })
  .meta({ id: "KnowledgeSource" });

export const statisticsSchema = z
  .object({
    documents: z.number().int(),
    passages: z.number().int(),
    characters: z.number().int(),
    mean: z.number().int(),
    least: z.number().int(),
    most: z.number().int(),
    bases: z.array(z.object({ basis: z.enum(CHUNKING_BASES), documents: z.number().int() })),
    waiting: z.number().int(),
    byDocument: z.array(z.object({ documentId: z.uuid(), name: z.string(), version: z.number().int(), passages: z.number().int(), characters: z.number().int() })),
  })
  .meta({ id: "KnowledgeStatistics" });

const outcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("given") }),
  z.object({ kind: z.literal("joined"), with: z.number().int() }),
  z.object({ kind: z.literal("repeated") }),
  z.object({ kind: z.literal("document-full") }),
  z.object({ kind: z.literal("beyond-limit") }),
]);

export const retrievalTestSchema = z
  .object({
    hits: z.array(
      z.object({
        documentId: z.uuid(),
        documentName: z.string(),
        version: z.number().int(),
        page: z.number().int(),
        pageLabel: z.string().nullable(),
        headingPath: z.array(z.string()),
        text: z.string(),
        score: z.number(),
        lexical: z.object({ rank: z.number().int(), score: z.number() }).nullable(),
        document: z.number().nullable(),
        vector: z.object({ rank: z.number().int(), distance: z.number() }).nullable(),
        reranked: z.object({ rank: z.number().int(), score: z.number().nullable() }).nullable().meta({ description: "Its place by the base's reranker, where that placed it" }),
        outcome: outcome.meta({ description: "What became of the hit" }),
      }),
    ),
    vectors: z.enum(["used", "off", "not-configured", "failed"]),
    rerank: z.enum(["used", "off", "not-configured", "failed"]),
    milliseconds: z.number().int(),
  })
  .meta({ id: "RetrievalTest" });

export const createBaseBody = createBaseSchema;
export const updateBaseBody = updateBaseSchema.omit({ baseId: true }).meta({ description: "What is left out stays" });
export const publishBody = publishBaseSchema.omit({ baseId: true }).meta({ description: "None is needed; the reason is for publishing against what the evaluation says" });
export const addSourcesBody = z.strictObject({ folderIds: createBaseSchema.shape.folderIds, documentIds: createBaseSchema.shape.documentIds });
export const testBody = testSchema.omit({ baseId: true });
