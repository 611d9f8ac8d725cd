import { z } from "zod";
import { ORIGINS, proposeQuestionsSchema, proposeFromFeedbackSchema, questionContentSchema, QUESTION_STATUSES, IMPORT_FORMATS, importQuestionsSchema } from "@/lib/domains/evaluation/questions/schema";
import { RUN_STATUSES, runFiguresSchema } from "@/lib/domains/evaluation/runs/schema";
import { subjectSchema } from "@/lib/domains/knowledge/publishing/schema";
import { pageQuery } from "../schemas";

const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });

const passageSchema = z.object({
  documentId: z.uuid(),
  documentName: z.string(),
  versionId: z.uuid(),
  version: z.number().int(),
  page: z.number().int(),
  pageLabel: z.string().nullable(),
  start: z.number().int().meta({ description: "Offset into the page's text, UTF-16 code units" }),
  end: z.number().int(),
  quote: z.string(),
  current: z.boolean().meta({ description: "The version answers, and the document is not in the trash" }),
});

export const questionSchema = z
  .object({
    id: z.uuid(),
    question: z.string(),
    expectedAnswer: z.string().nullable(),
    answerable: z.boolean(),
    origin: z.enum(ORIGINS),
    status: z.enum(QUESTION_STATUSES),
    revision: z.number().int(),
    createdAt: time,
    updatedAt: time,
    passages: z.array(passageSchema.meta({ id: "GoldenPassage" })),
  })
  .meta({ id: "GoldenQuestion" });

export const questionBody = questionContentSchema;
export const importBody = importQuestionsSchema.omit({ baseId: true }).extend({ format: z.enum(IMPORT_FORMATS).meta({ description: "csv: the columns question, answer, answerable, document, page, quote" }) });
export const proposeBody = proposeQuestionsSchema.omit({ baseId: true });
export const feedbackBody = proposeFromFeedbackSchema.omit({ baseId: true });

export const importReportSchema = z
  .object({
    imported: z.number().int(),
    known: z.number().int().meta({ description: "In the base already, in the same words" }),
    errors: z.array(z.object({ row: z.number().int(), message: z.string() })),
  })
  .meta({ id: "ImportReport" });

export const proposalsSchema = z.object({ proposed: z.number().int() });

export const runSchema = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    status: z.enum(RUN_STATUSES),
    subject: subjectSchema.meta({ description: "What was measured: generation, contents and settings of then" }),
    k: z.number().int(),
    total: z.number().int(),
    done: z.number().int(),
    engine: z.string().nullable().meta({ description: "Of the model that wrote the answers" }),
    figures: runFiguresSchema.nullable().meta({ description: "Shares from 0 to 1; null where no question has the figure" }),
    error: z.string().nullable(),
    startedBy: z.string().nullable(),
    createdAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: "EvaluationRun" });

const share = z.number().nullable();
const shownPlace = passageSchema.extend({ rank: z.number().int().nullable(), relevant: z.boolean() }).meta({ id: "EvaluatedPassage" });

export const resultSchema = z
  .object({
    ordinal: z.number().int(),
    questionId: z.uuid(),
    question: z.string(),
    expectedAnswer: z.string().nullable(),
    answerable: z.boolean(),
    passages: z.array(passageSchema),
    before: z.object({ recall: share, ndcg: share, abstained: z.boolean() }).nullable().meta({ description: "The same question in the complete run before" }),
    outcome: z
      .object({
        recall: share,
        ndcg: share,
        answerMatch: share,
        abstained: z.boolean(),
        outdated: z.number().int().meta({ description: "Golden passages whose words no longer stand in the version that answers" }),
        milliseconds: z.number().int(),
        answer: z.string().nullable().meta({ description: "null: it rests on a document that the key may not see" }),
        golden: z.array(shownPlace),
        found: z.array(shownPlace),
        citations: z.array(shownPlace),
      })
      .nullable()
      .meta({ description: "null: not asked yet" }),
  })
  .meta({ id: "EvaluationResult" });

export const resultsQuery = pageQuery.extend({ missed: z.enum(["true", "false"]).optional().meta({ description: "Only questions that lack a passage, were answered without being in the documents, or not answered though they are" }) });
