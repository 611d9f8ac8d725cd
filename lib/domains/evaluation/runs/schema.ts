import { z } from "zod";
import type { Subject } from "@/lib/domains/knowledge/publishing/schema";
import type { GoldenPassageDto } from "../questions/schema";

export const RUN_STATUSES = ["queued", "running", "done", "cancelled", "failed"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const startRunSchema = z.strictObject({ baseId: z.uuid() });
export const runIdSchema = z.strictObject({ baseId: z.uuid(), runId: z.uuid() });

const share = z.number().min(0).max(1).nullable();
export const runFiguresSchema = z.object({
  recall: share,
  ndcg: share,
  citationPrecision: share,
  answerMatch: share,
  abstention: share,
  missedAnswers: share,
  answerable: z.number().int(),
  unanswerable: z.number().int(),
});
export type RunFiguresDto = z.output<typeof runFiguresSchema>;

const place = z.object({ documentId: z.uuid(), versionId: z.uuid(), page: z.number().int(), start: z.number().int(), end: z.number().int() });
/** What came of one question, as it is kept: places, never words. */
export const outcomeSchema = z.object({
  /** Golden places as they stood in the versions that answered; rank of the first passage that tells one, from 1. */
  golden: z.array(place.extend({ rank: z.number().int().nullable() })),
  /** Golden passages whose words no longer stand in the version that answers: not counted. */
  outdated: z.number().int(),
  found: z.array(place.extend({ relevant: z.boolean() })),
  citations: z.array(place.extend({ relevant: z.boolean() })),
  abstained: z.boolean(),
  recall: share,
  ndcg: share,
  answerMatch: share,
  milliseconds: z.number().int(),
});
export type Outcome = z.output<typeof outcomeSchema>;

export interface RunDto {
  id: string;
  number: number;
  status: RunStatus;
  subject: Subject;
  k: number;
  total: number;
  done: number;
  /** Of the model that wrote the answers; "extractive" is the built-in one. */
  engine: string | null;
  figures: RunFiguresDto | null;
  error: string | null;
  /** Null: somebody who left. */
  startedBy: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** A place with the words that stand there; only of documents that the reader may see. */
export interface ShownPlaceDto extends GoldenPassageDto {
  /** Rank from 1 of the first passage that tells a golden place, where the reader may see all that was found; of a found passage its own among those he sees. */
  rank: number | null;
  relevant: boolean;
}

export interface ResultDto {
  ordinal: number;
  questionId: string;
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  /** As they were pinned when the run began. */
  passages: GoldenPassageDto[];
  /** The same question in the run that is compared with; null: it was not asked there in these words. */
  before: { recall: number | null; ndcg: number | null; abstained: boolean } | null;
  /** Null: it was not asked yet. */
  outcome: {
    recall: number | null;
    ndcg: number | null;
    answerMatch: number | null;
    abstained: boolean;
    outdated: number;
    milliseconds: number;
    /** Null: it rests on a document that the reader may not see. */
    answer: string | null;
    golden: ShownPlaceDto[];
    found: ShownPlaceDto[];
    citations: ShownPlaceDto[];
  } | null;
}
