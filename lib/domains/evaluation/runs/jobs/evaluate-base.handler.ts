import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { measuresSameBase } from "@/lib/domains/knowledge/publishing/policy";
import { getSubject, noteMeasurement } from "@/lib/domains/knowledge/publishing/queries";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { runFigures } from "../../metrics/run-figures";
import { CancelWatch } from "../cancel-watch";
import { type EvaluatedQuestion, evaluateQuestion } from "../evaluate-question";
import { runFailed, runFinished, runProgressed } from "../events";
import { type AskedQuestion, endRun, type FinishedQuestion, getRunWork, keepOutcome, listFinished, nextQuestion, type RunWork } from "../queries/run-work";

/** The authority of who started the run, as it is now; null once he belongs here no more. */
export type AuthorityOf = (userId: string) => Promise<TenantContext | null>;

const isOpen = (run: RunWork | null): run is RunWork => run?.status === "queued" || run?.status === "running";

/**
 * After it every question of the run was asked in the name of who started it, and the run has its figures. Each is kept before the next
 * is asked: killed anywhere, the run goes on where it was; cancelled, it keeps nothing more.
 */
export async function runEvaluateBase(worker: TenantContext, authorityOf: AuthorityOf, { runId }: { runId: string }, signal: AbortSignal): Promise<void> {
  const watch = new CancelWatch(() => inTenantStatements(worker, async (tx) => isOpen(await getRunWork(tx, runId))));
  try {
    await askAll(worker, authorityOf, runId, AbortSignal.any([signal, watch.signal]));
  } catch (error) {
    if (!watch.signal.aborted) throw error;
  } finally {
    watch.stop();
  }
}

async function askAll(worker: TenantContext, authorityOf: AuthorityOf, runId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { run, asked } = await inTenantStatements(worker, async (tx) => ({ run: await getRunWork(tx, runId), asked: await nextQuestion(tx, runId) }));
    if (!isOpen(run)) return;
    if (!asked) return finish(worker, runId);
    const person = await authorityOf(run.startedBy);
    if (!person) throw new AppError("forbidden", { userMessage: "Who started this run does not belong to the workspace any more. Start it again in your own name." });
    await assertUnchanged(person, run);
    const model = await modelFor(person);
    try {
      await keep(worker, run, asked, await evaluateQuestion(person, asked, { ...run, model }, signal));
    } finally {
      // What a question cost is counted also when it came to nothing.
      await inTenantStatements(worker, (tx) => recordModelCalls(tx, model));
    }
  }
}

/** Figures of two different searches say nothing. */
async function assertUnchanged(person: TenantContext, run: RunWork): Promise<void> {
  const now = await inTenantStatements(person, async (tx) => getSubject(tx, await getBase(tx, run.baseId)));
  if (now && measuresSameBase(run.subject, now)) return;
  throw new AppError("conflict", { userMessage: "The knowledge base was indexed again, or its retrieval settings changed, while the run went on. Start it again." });
}

async function keep(worker: TenantContext, { id }: RunWork, { ordinal }: AskedQuestion, evaluated: EvaluatedQuestion): Promise<void> {
  await inTenantStatements(worker, async (tx) => {
    const run = await getRunWork(tx, id, { lock: true });
    if (!isOpen(run)) return;
    const { done, total } = await keepOutcome(tx, id, { ordinal, ...evaluated });
    const tenth = (count: number) => Math.floor((count * 10) / Math.max(1, total));
    if (done < total && tenth(done) > tenth(done - 1)) await tx.record(runProgressed, { baseId: run.baseId, name: run.baseName, runId: id, number: run.number, done, total });
  });
}

async function finish(worker: TenantContext, runId: string): Promise<void> {
  await inTenantStatements(worker, async (tx) => {
    const run = await getRunWork(tx, runId, { lock: true });
    if (!isOpen(run)) return;
    const { baseId, baseName, number, k, subject } = run;
    const results = await listFinished(tx, runId);
    const figures = runFigures(results.map(figuresOf));
    await endRun(tx, runId, { status: "done", figures });
    await noteMeasurement(tx, baseId, { runId, number, k, subject, questions: results.map(measured) });
    await tx.record(runFinished, { baseId, name: baseName, runId, number, figures });
  });
}

const citationsOf = ({ answerable, outcome }: FinishedQuestion) => ({
  citations: answerable ? outcome.citations.length : 0,
  relevantCitations: answerable ? outcome.citations.filter(({ relevant }) => relevant).length : 0,
});
const figuresOf = (result: FinishedQuestion) => {
  const { recall, ndcg, answerMatch, abstained } = result.outcome;
  return { answerable: result.answerable, recall, ndcg, answerMatch, abstained, ...citationsOf(result) };
};
const measured = (result: FinishedQuestion) => {
  const { questionId, revision, outcome } = result;
  return { questionId, revision, recall: outcome.recall, ndcg: outcome.ndcg, ...citationsOf(result) };
};

/** After it the run says why it ended; what it found so far stays readable. */
export async function gaveUpEvaluateBase(worker: TenantContext, { runId }: { runId: string }, error: unknown): Promise<void> {
  const message = (isAppError(error) ? error.userMessage : undefined) ?? "The run could not be finished after several tries. What it found so far is kept. Start it again.";
  await inTenantStatements(worker, async (tx) => {
    const run = await getRunWork(tx, runId, { lock: true });
    if (!isOpen(run)) return;
    await endRun(tx, runId, { status: "failed", message });
    await tx.record(runFailed, { baseId: run.baseId, name: run.baseName, runId, number: run.number, message });
  });
}
