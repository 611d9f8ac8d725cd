import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { ORIGINS } from "./schema";

const id = z.uuid();
const base = z.strictObject({ baseId: id, name: z.string() });
const idOf = (payload: { baseId: string }) => payload.baseId;
/** Without its words: they are not for everyone who reads of the base. */
const question = base.extend({ questionId: id });

export const questionWritten = defineEvent("evaluation.question-written", "knowledgeBase", question, idOf);
export const questionEdited = defineEvent("evaluation.question-edited", "knowledgeBase", question.extend({ revision: z.number().int() }), idOf);
export const questionDeleted = defineEvent("evaluation.question-deleted", "knowledgeBase", question, idOf);
export const questionAccepted = defineEvent("evaluation.question-accepted", "knowledgeBase", question, idOf);
export const questionsImported = defineEvent("evaluation.questions-imported", "knowledgeBase", base.extend({ imported: z.number().int(), refused: z.number().int() }), idOf);
export const questionsProposed = defineEvent("evaluation.questions-proposed", "knowledgeBase", base.extend({ origin: z.enum(ORIGINS), questions: z.number().int() }), idOf);
