import type { Metadata } from "next";
import { RunFigures } from "@/components/evaluation/runs/run-figures";
import { RunPanel } from "@/components/evaluation/runs/run-panel";
import { RunResults } from "@/components/evaluation/runs/run-results";
import { RunWatch } from "@/components/evaluation/runs/run-watch";
import { PageHeader } from "@/components/patterns/page-header";
import { Tag } from "@/components/ui/display/tag";
import { count } from "@/lib/client/format";
import { knowledgePath } from "@/lib/client/workspace-urls";
import { loadRun } from "@/lib/domains/evaluation/loaders";
import { RUN_STATUS_LABELS } from "@/lib/domains/evaluation/runs/labels";

export const metadata: Metadata = { title: "Evaluation run" };

interface RunPageProps {
  params: Promise<{ org: string; workspace: string; base: string; run: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const [{ org, workspace, base: baseId, run: runId }, query] = await Promise.all([params, searchParams]);
  const address = { organization: org, workspace };
  const page = Math.max(1, Math.trunc(Number(query["page"] ?? 1)) || 1);
  const missed = query["show"] === "missed";
  const { base, run, before, results, pageSize, canManage } = await loadRun(address, baseId, runId, { page, missed });
  const open = run.status === "queued" || run.status === "running";
  const trail = [
    { label: "Knowledge", href: knowledgePath(address) },
    { label: base.name, href: knowledgePath(address, base.id, { tab: "evaluation" }) },
  ];
  return (
    <>
      <RunWatch address={address} busy={open} />
      <PageHeader trail={trail} title={`Run ${run.number}`} aside={<Tag tone={run.status === "failed" ? "danger" : run.status === "done" ? "ok" : "neutral"}>{RUN_STATUS_LABELS[run.status]}</Tag>} />
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-8 px-4 py-5 lg:px-6">
        <p className="text-sm text-muted">
          Started by {run.startedBy ?? "a former member"}; generation {run.subject.number}, at most {count(run.subject.retrieval.passages, "passage")} for an answer, k = {run.k}
          {run.engine && `, answers by ${run.engine === "extractive" ? "the built-in engine" : run.engine}`}.
        </p>
        {open && <RunPanel address={address} baseId={base.id} open={run} last={null} questions={run.total} indexed canManage={canManage} />}
        {run.error && <p role="alert" className="text-sm text-danger">{run.error}</p>}
        <RunFigures run={run} before={before} />
        <RunResults {...{ address, results, page, pageSize, missed }} baseId={base.id} runId={run.id} />
      </div>
    </>
  );
}
