import { z } from "zod";

export const CHUNKING_METHODS = ["structure", "sentence", "fixed", "semantic"] as const;
export type ChunkingMethod = (typeof CHUNKING_METHODS)[number];

/** How passages were found: along the structure, at sentences, at a size, where the meaning or the words change. */
export const CHUNKING_BASES = ["structure", "sentences", "size", "embeddings", "words"] as const;
export type ChunkingBasis = (typeof CHUNKING_BASES)[number];

/** Sizes in characters (UTF-16 code units). */
export const chunkingSchema = z
  .strictObject({
    method: z.enum(CHUNKING_METHODS).default("structure"),
    size: z.number().int("A whole number.").min(200, "Between 200 and 4,000 characters.").max(4_000, "Between 200 and 4,000 characters.").default(1_200),
    /** What a passage repeats of the one before it; of "fixed" and "sentence". */
    overlap: z.number().int("A whole number.").min(0, "At least 0.").max(1_000, "At most 1,000 characters.").default(0),
    /** A found passage is read with up to so much of its section around it; 0: alone. */
    parent: z.number().int("A whole number.").min(0, "At least 0.").max(6_000, "At most 6,000 characters.").default(0),
  })
  .refine(({ size, overlap }) => overlap * 2 <= size, { path: ["overlap"], message: "At most half the size of a passage." });
export type ChunkingSettings = z.output<typeof chunkingSchema>;

export const DEFAULT_CHUNKING: ChunkingSettings = { method: "structure", size: 1_200, overlap: 0, parent: 0 };
