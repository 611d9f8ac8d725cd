import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { baseAbilities } from "@/lib/domains/knowledge/bases/policy";
import { shownObjections } from "@/lib/domains/knowledge/bases/publish-gate";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { listBaseDocuments } from "@/lib/domains/knowledge/bases/queries/sources";
import { listPublications } from "@/lib/domains/knowledge/publishing/queries";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { notFound } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listBadAnswers } from "./questions/queries/bad-answers";
import { listQuestions } from "./questions/queries/golden-questions";
import { listResults } from "./runs/queries/results";
import { getRun, getRunBefore, listRuns } from "./runs/queries/runs";

/** Golden questions, runs, publications and, for who manages the base, what stands in the way of the next one. */
export function loadEvaluation(slugs: WorkspaceSlugs, baseId: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return inTenant(ctx, async (tx) => {
      const base = await getBase(tx, baseId);
      const { manage } = baseAbilities(ctx);
      return {
        questions: await listQuestions(tx, baseId),
        runs: await listRuns(tx, baseId),
        publications: await listPublications(tx, baseId),
        objections: await shownObjections(tx, base),
        documents: manage ? await listBaseDocuments(tx, baseId) : [],
        badAnswers: manage ? await listBadAnswers(tx, baseId) : [],
        canManage: manage,
      };
    });
  });
}

const RESULTS_A_PAGE = 20;

/** One run with a page of its questions, beside the complete run before it. */
export function loadRun(slugs: WorkspaceSlugs, baseId: string, runId: string, { page, missed }: { page: number; missed: boolean }) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!isId(runId)) throw notFound("run");
    return inTenant(ctx, async (tx) => {
      const base = await getBase(tx, baseId);
      const run = await getRun(tx, baseId, runId);
      const before = await getRunBefore(tx, baseId, run.number);
      const results = await listResults(tx, runId, { limit: RESULTS_A_PAGE, skip: (page - 1) * RESULTS_A_PAGE, missed, beforeId: before?.id });
      return { base: { id: base.id, name: base.name }, run, before, results, pageSize: RESULTS_A_PAGE, canManage: baseAbilities(ctx).manage };
    });
  });
}
