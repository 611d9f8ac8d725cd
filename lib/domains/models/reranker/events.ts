import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

/** Never the key: only whether there is one. */
const facts = z.strictObject({ kind: z.string(), baseUrl: z.string(), model: z.string(), hasKey: z.boolean() });

export const rerankerSet = defineEvent("models.reranker-set", "organization", z.strictObject({ before: facts.nullable(), after: facts, keyReplaced: z.boolean() }), () => null);
export const rerankerRemoved = defineEvent("models.reranker-removed", "organization", z.strictObject({ before: facts }), () => null);
export const rerankerTested = defineEvent("models.reranker-tested", "organization", z.strictObject({ fault: z.string().nullable(), latency: z.number().int().nullable() }), () => null);
