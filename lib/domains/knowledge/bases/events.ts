import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { chunkingSchema } from "../chunking/schema";
import { evaluationSettingsSchema, retrievalSchema } from "./schema";

const id = z.uuid();
const base = z.strictObject({ baseId: id, name: z.string() });
const idOf = (payload: { baseId: string }) => payload.baseId;
const settings = z.strictObject({ name: z.string(), description: z.string(), chunking: chunkingSchema, retrieval: retrievalSchema, evaluation: evaluationSettingsSchema });
const generation = base.extend({ generationId: id, number: z.number().int() });

export const baseCreated = defineEvent("knowledge.base-created", "knowledgeBase", base, idOf);
export const baseUpdated = defineEvent("knowledge.base-updated", "knowledgeBase", z.strictObject({ baseId: id, before: settings, after: settings }), idOf);
/** Ids alone: the names of what was chosen are not for everyone who reads of the base. */
export const sourcesAdded = defineEvent("knowledge.sources-added", "knowledgeBase", base.extend({ folderIds: z.array(id), documentIds: z.array(id) }), idOf);
export const sourceRemoved = defineEvent("knowledge.source-removed", "knowledgeBase", base.extend({ folderId: id.nullable(), documentId: id.nullable() }), idOf);
export const indexingStarted = defineEvent("knowledge.indexing-started", "knowledgeBase", generation, idOf);
export const indexingCancelled = defineEvent("knowledge.indexing-cancelled", "knowledgeBase", generation, idOf);
export const indexingFailed = defineEvent("knowledge.indexing-failed", "knowledgeBase", generation.extend({ message: z.string() }), idOf);
export const baseIndexed = defineEvent("knowledge.base-indexed", "knowledgeBase", generation.extend({ passages: z.number().int() }), idOf);
export const basePublished = defineEvent("knowledge.base-published", "knowledgeBase", base, idOf);
/** It was published although its evaluation spoke against it. */
export const gateOverridden = defineEvent("knowledge.gate-overridden", "knowledgeBase", base.extend({ reason: z.string(), overridden: z.array(z.string()) }), idOf);
export const baseUnpublished = defineEvent("knowledge.base-unpublished", "knowledgeBase", base, idOf);
export const baseDeleted = defineEvent("knowledge.base-deleted", "knowledgeBase", base, idOf);
export const baseErased = defineEvent(
  "knowledge.base-erased",
  "knowledgeBase",
  base.extend({ stores: z.array(z.strictObject({ store: z.string(), before: z.number().int(), after: z.number().int() })) }),
  idOf,
);
