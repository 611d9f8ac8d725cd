import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { AUDIENCES, QUESTION_STATUSES } from "./schema";

const id = z.uuid();
const question = z.strictObject({ questionId: id, linkId: id });
const ofLink = (payload: { linkId: string }) => payload.linkId;
/** The words themselves stand in the question's row; their SHA-256 proves which ones were answered, approved and published. */
const text = z.strictObject({ ...question.shape, revision: z.number().int(), textHash: z.string() });

/** Of an anonymous question neither the visit nor the address it came from is kept. */
export const shareQuestionAsked = defineEvent("share.question-asked", "shareLink", question.extend({ anonymous: z.boolean(), visitId: id.nullable() }), ofLink);
export const shareQuestionDrafted = defineEvent(
  "share.question-drafted",
  "shareLink",
  question.extend({ engine: z.string(), notFound: z.boolean(), citedVersions: z.array(id), shownChunks: z.array(id), inputTokens: z.number().int(), outputTokens: z.number().int() }),
  ofLink,
);
export const shareDraftRequested = defineEvent("share.draft-requested", "shareLink", question, ofLink);
export const shareQuestionAnswered = defineEvent("share.question-answered", "shareLink", text.extend({ before: z.enum(QUESTION_STATUSES) }), ofLink);
/** `ownAnswer`: nobody else was there to approve what the approver wrote himself. */
export const shareAnswerApproved = defineEvent("share.answer-approved", "shareLink", text.extend({ ownAnswer: z.boolean() }), ofLink);
export const shareAnswerPublished = defineEvent("share.answer-published", "shareLink", text.extend({ audience: z.enum(AUDIENCES), before: z.enum(AUDIENCES).nullable() }), ofLink);
export const shareQuestionDeclined = defineEvent("share.question-declined", "shareLink", question.extend({ before: z.enum(QUESTION_STATUSES), reason: z.string() }), ofLink);
/** The answer, or its draft, quoted a document that was erased: it is gone with it. */
export const shareAnswerErased = defineEvent("share.answer-erased", "shareLink", question.extend({ documentId: id, before: z.enum(QUESTION_STATUSES) }), ofLink);
