import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { COLUMNS } from "@/lib/domains/evaluation/questions/imported-questions";
import { listQuestions } from "@/lib/domains/evaluation/questions/queries/golden-questions";
import { type GoldenQuestionDto, IMPORT_FORMATS } from "@/lib/domains/evaluation/questions/schema";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { CSV_START, csvLine } from "@/lib/kernel/csv";
import { z } from "zod";
import { contentDisposition } from "./content-disposition";

const formatSchema = z.strictObject({ format: z.enum(IMPORT_FORMATS) });
const MIME = { csv: "text/csv; charset=utf-8; header=present", json: "application/json" } as const;

/** The golden questions that the actor may see as a file that can be imported again; one CSV line for each passage, without anything that a spreadsheet would calculate. */
export async function sendQuestions(ctx: TenantContext, baseId: string, query: URLSearchParams): Promise<Response> {
  assertPermission(ctx, "knowledge:read");
  const { format } = parseInput(formatSchema, { format: query.get("format") ?? "csv" });
  const { name, questions } = await inTenant(ctx, async (tx) => ({ name: (await getBase(tx, baseId)).name, questions: await listQuestions(tx, baseId) }));
  const accepted = questions.filter(({ status }) => status === "accepted");
  return new Response(format === "csv" ? asCsv(accepted) : asJson(accepted), {
    headers: {
      "content-type": MIME[format],
      "content-disposition": contentDisposition("attachment", `Golden questions of ${name.replace(/[/\\]/g, "-")}.${format}`),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "x-request-id": ctx.requestId,
    },
  });
}

function asCsv(questions: readonly GoldenQuestionDto[]): string {
  const lines = questions.flatMap(({ question, expectedAnswer, answerable, passages }) => {
    const asked = [question, expectedAnswer, answerable ? "yes" : "no"];
    return passages.length === 0 ? [csvLine([...asked, null, null, null])] : passages.map(({ documentName, page, quote }) => csvLine([...asked, documentName, page, quote]));
  });
  return CSV_START + csvLine(COLUMNS) + lines.join("");
}

function asJson(questions: readonly GoldenQuestionDto[]): string {
  const rows = questions.map(({ question, expectedAnswer, answerable, passages }) => ({ question, expectedAnswer, answerable, passages: passages.map(({ documentName, page, quote }) => ({ document: documentName, page, quote })) }));
  return `${JSON.stringify({ questions: rows }, null, 2)}\n`;
}
