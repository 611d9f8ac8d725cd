import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const generation = z.strictObject({ generationId: z.uuid(), store: z.string(), model: z.string(), dimensions: z.number().int() });
const object = (payload: { generationId: string }) => payload.generationId;

/** A generation was begun; the ones before it go on answering. */
export const vectorsRequested = defineEvent("knowledge.vectors-requested", "vectorGeneration", generation, object);
/** It answers from now on. */
export const vectorsActivated = defineEvent("knowledge.vectors-activated", "vectorGeneration", generation.extend({ documents: z.number().int() }), object);
export const vectorsCancelled = defineEvent("knowledge.vectors-cancelled", "vectorGeneration", generation, object);
