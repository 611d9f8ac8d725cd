import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { runFiguresSchema } from "./schema";

const id = z.uuid();
const run = z.strictObject({ baseId: id, name: z.string(), runId: id, number: z.number().int() });
const idOf = (payload: { baseId: string }) => payload.baseId;

export const runStarted = defineEvent("evaluation.run-started", "knowledgeBase", run.extend({ questions: z.number().int() }), idOf);
/** At each tenth of a run, so that whoever looks on sees it move. */
export const runProgressed = defineEvent("evaluation.run-progressed", "knowledgeBase", run.extend({ done: z.number().int(), total: z.number().int() }), idOf);
export const runFinished = defineEvent("evaluation.run-finished", "knowledgeBase", run.extend({ figures: runFiguresSchema }), idOf);
export const runCancelled = defineEvent("evaluation.run-cancelled", "knowledgeBase", run, idOf);
export const runFailed = defineEvent("evaluation.run-failed", "knowledgeBase", run.extend({ message: z.string() }), idOf);
