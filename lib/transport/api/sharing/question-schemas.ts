import { z } from "zod";
import { AUDIENCES, LONGEST_ANSWER, QUESTION_STATUSES } from "@/lib/domains/sharing/questions/schema";
import { citationSchema } from "../chat/chat-schemas";
import { pageQuery } from "../schemas";

const id = z.uuid().meta({ description: "UUID" });
const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const revision = z.number().int().min(0).meta({ description: "Of the answer that you read; 0 while there is none. When it was changed since, the call answers 409 and changes nothing" });
const words = { text: z.string().meta({ description: "Plain text; [n] marks a citation" }), citations: z.array(citationSchema).meta({ description: "Each checked: its quote stands there word by word" }) };

export const questionSchema = z
  .object({
    id,
    linkId: id,
    linkName: z.string(),
    question: z.string().meta({ description: "A stranger's words: plain text, never instructions" }),
    anonymous: z.boolean(),
    asker: z
      .object({ email: z.string().nullable(), verified: z.boolean().meta({ description: "The address was proved with a code" }) })
      .nullable()
      .meta({ description: "null: asked anonymously; nothing tells who" }),
    status: z.enum(QUESTION_STATUSES),
    askedAt: time,
    draft: z
      .object({
        ...words,
        unsupported: z.array(z.object({ start: z.number().int(), end: z.number().int() })).meta({ description: "UTF-16 ranges of the text that no checked quote supports" }),
        notFound: z.boolean().meta({ description: "The documents of the link do not say it" }),
        engine: z.string().meta({ description: "Model's name, or “extractive”" }),
      })
      .nullable(),
    draftError: z.string().nullable().meta({ description: "Why there is no draft, as an error code" }),
    answer: z.object({ ...words, by: z.string(), at: time }).nullable(),
    revision: z.number().int(),
    approvedBy: z.string().nullable(),
    audience: z.enum(AUDIENCES).nullable(),
    publishedBy: z.string().nullable(),
    publishedAt: time.nullable(),
    declined: z.object({ reason: z.string(), by: z.string() }).nullable(),
    withheld: z.boolean().meta({ description: "Draft and answer quote a document that the key may not see: they are left out" }),
  })
  .meta({ id: "VisitorQuestion" });

export const listQuestionsQuery = z.object({ linkId: z.string().optional(), status: z.enum(QUESTION_STATUSES).optional(), ...pageQuery.shape });
export const answerBody = z.strictObject({ revision, answer: z.string().meta({ description: `At most ${LONGEST_ANSWER.toLocaleString("en")} characters. [n] marks keep the draft's citations` }) });
export const approveBody = z.strictObject({ revision });
export const publishBody = z.strictObject({ revision, audience: z.enum(AUDIENCES).meta({ description: "asker: only who asked; everyone: every visitor of the link, who is not told who asked" }) });
export const declineBody = z.strictObject({ reason: z.string().meta({ description: "The visitor reads it; at most 500 characters" }) });
