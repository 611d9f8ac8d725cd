import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { z } from "zod";
import type { Place } from "../../metrics/place";
import { namePassages } from "../../questions/queries/golden-questions";
import { type StoredPassage, storedPassageSchema } from "../../questions/schema";
import { seesDocumentsSql } from "../../visibility";
import { type Outcome, outcomeSchema, type ResultDto, type ShownPlaceDto } from "../schema";

interface Row {
  ordinal: number;
  questionId: string;
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  passages: unknown;
  outcome: unknown;
  answer: string | null;
  before: unknown;
  seesBefore: boolean;
  total: number;
}

export interface ResultFilter {
  limit: number;
  skip: number;
  /** Only questions that lack a passage, were answered without being in the documents, or not answered though they are. */
  missed?: boolean | undefined;
  /** A run to compare with, question by question. */
  beforeId?: string | undefined;
}

/** Characters of a passage that are shown. */
const SHOWN = 600;

/** Of a run of a base that the actor sees: questions whose documents he may see, in their order. Answers and passages as far as he may see what they rest on. */
export async function listResults(tx: TenantStatements, runId: string, { limit, skip, missed, beforeId }: ResultFilter): Promise<{ data: ResultDto[]; total: number }> {
  const sees = (column: Prisma.Sql) => seesDocumentsSql(tx.ctx, column);
  const only = missed ? Prisma.sql`AND r.outcome IS NOT NULL AND ((r.outcome->>'recall')::float < 1 OR r.answerable = (r.outcome->>'abstained')::boolean OR (r.outcome->>'outdated')::int > 0)` : Prisma.empty;
  const rows = await tx.rows<Row>(Prisma.sql`SELECT r.ordinal, r.question_id AS "questionId", r.question, r.expected_answer AS "expectedAnswer", r.answerable, r.passages, r.outcome,
      CASE WHEN ${sees(Prisma.sql`r.answer_rests_on`)} THEN r.answer END AS answer, b.outcome AS before, ${sees(Prisma.sql`b.answer_rests_on`)} AS "seesBefore", count(*) OVER ()::int AS total
    FROM evaluation_results r LEFT JOIN evaluation_results b ON b.run_id = ${beforeId ?? null}::uuid AND b.question_id = r.question_id AND b.revision = r.revision
    WHERE r.run_id = ${runId}::uuid AND ${sees(Prisma.sql`r.rests_on`)} ${only} ORDER BY r.ordinal LIMIT ${limit} OFFSET ${skip}`);
  const outcomes = rows.map((row) => (row.outcome === null ? null : outcomeSchema.parse(row.outcome)));
  const show = await shownPlaces(tx, outcomes.flatMap((outcome) => (outcome ? [...outcome.golden, ...outcome.found, ...outcome.citations] : [])));
  const pinned = rows.map((row) => z.array(storedPassageSchema).parse(row.passages));
  const named = await namePassages(tx, pinned.flat());
  const data = rows.map(({ passages: _passages, outcome: _outcome, total: _total, answer, before, seesBefore, ...row }, at): ResultDto => {
    const outcome = outcomes[at];
    const past = before === null ? null : outcomeSchema.parse(before);
    return {
      ...row,
      passages: (pinned[at] ?? []).flatMap((passage) => named(passage) ?? []),
      outcome: outcome ? outcomeDto(outcome, answer, show) : null,
      before: past ? { recall: past.recall, ndcg: seesBefore ? past.ndcg : null, abstained: past.abstained } : null,
    };
  });
  return { data, total: rows[0]?.total ?? 0 };
}

type Show = (place: Place, rank: number | null, relevant: boolean) => ShownPlaceDto[];

/** Ranks count what the reader sees. A golden place's own, and nDCG that tells it, count all that was found: they are for who sees all of that. */
function outcomeDto(outcome: Outcome, answer: string | null, show: Show): NonNullable<ResultDto["outcome"]> {
  const { golden, found, citations, ndcg, ...figures } = outcome;
  return {
    ...figures,
    answer,
    ndcg: answer === null ? null : ndcg,
    golden: golden.flatMap((place) => show(place, answer === null ? null : place.rank, place.rank !== null)),
    found: found.flatMap((place) => show(place, null, place.relevant)).map((place, at) => ({ ...place, rank: at + 1 })),
    citations: citations.flatMap((place) => show(place, null, place.relevant)),
  };
}

/** Places as words, of documents that the actor may see; nothing stands for the others. */
async function shownPlaces(tx: TenantStatements, places: readonly Place[]): Promise<Show> {
  const pages = [...new Map(places.map(({ versionId, page }) => [`${versionId} ${page}`, { version: versionId, page }])).values()];
  const rows = await tx.rows<{ versionId: string; page: number; text: string }>(Prisma.sql`SELECT g.version_id AS "versionId", g.number AS page, g.text
    FROM jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) AS w(version uuid, page int) JOIN document_pages g ON g.version_id = w.version AND g.number = w.page
    JOIN document_versions v ON v.id = g.version_id JOIN documents d ON d.id = v.document_id WHERE ${visibleDocumentsSql(tx.ctx, { trashed: "either" })}`);
  const texts = new Map(rows.map(({ versionId, page, text }) => [`${versionId} ${page}`, text]));
  const quoted = (place: Place): StoredPassage[] => {
    const text = texts.get(`${place.versionId} ${place.page}`);
    const { documentId, versionId, page, start, end } = place;
    return text === undefined ? [] : [{ documentId, versionId, page, start, end, quote: text.slice(start, Math.min(end, start + SHOWN)) }];
  };
  const named = await namePassages(tx, places.flatMap(quoted));
  return (place, rank, relevant) => quoted(place).flatMap((passage) => named(passage) ?? []).map((passage) => ({ ...passage, rank, relevant }));
}
