import Link from "next/link";
import { ChartLine } from "lucide-react";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag, type TagTone } from "@/components/ui/display/tag";
import { runPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { FIGURE_LABELS, FIGURE_NAMES, RUN_STATUS_LABELS } from "@/lib/domains/evaluation/runs/labels";
import type { RunDto, RunStatus } from "@/lib/domains/evaluation/runs/schema";
import type { PublicationDto } from "@/lib/domains/knowledge/publishing/schema";
import { asPoints } from "./points";
import { RunChart } from "./run-chart";

interface RunHistoryProps {
  address: WorkspaceAddress;
  baseId: string;
  /** Newest first. */
  runs: readonly RunDto[];
  publications: readonly PublicationDto[];
}

const TONES: Record<RunStatus, TagTone> = { queued: "neutral", running: "accent", done: "ok", cancelled: "neutral", failed: "danger" };

/** The figures over time: drawn, and as the table that the drawing is made of. */
export function RunHistory({ address, baseId, runs, publications }: RunHistoryProps) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={<ChartLine />} title="No runs yet">
        A run asks every golden question and measures what was found, what was cited and what was answered. Its figures are kept here, so that a change for the worse is seen before it is published.
      </EmptyState>
    );
  }
  const complete = runs.filter(({ status }) => status === "done");
  const published = new Set(publications.flatMap(({ runNumber }) => runNumber ?? []));
  return (
    <>
      {complete.length > 0 && <RunChart runs={[...complete].reverse()} published={published} />}
      <div className="overflow-x-auto" role="region" aria-label="All runs" tabIndex={0}>
        <table className="w-full min-w-2xl text-sm">
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              <th scope="col" className="py-2 pr-3 font-normal">Run</th>
              {FIGURE_NAMES.map((name) => (
                <th key={name} scope="col" className="px-3 py-2 text-right font-normal" title={FIGURE_LABELS[name].says}>
                  {FIGURE_LABELS[name].name}
                </th>
              ))}
              <th scope="col" className="py-2 pl-3 font-normal">State</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id} className="border-b">
                <th scope="row" className="py-2 pr-3 text-left font-normal whitespace-nowrap">
                  <Link href={runPath(address, baseId, run.id)} className="tap font-medium hover:underline">
                    Run {run.number}
                  </Link>{" "}
                  <span className="text-xs text-muted">
                    k = {run.k} · <RelativeTime date={run.createdAt} />
                  </span>
                </th>
                {FIGURE_NAMES.map((name) => (
                  <td key={name} className="tabular px-3 py-2 text-right font-mono">
                    {asPoints(run.figures?.[name])}
                  </td>
                ))}
                <td className="py-2 pl-3">
                  <span className="flex gap-1.5">
                    <Tag tone={TONES[run.status]} busy={run.status === "running"}>{RUN_STATUS_LABELS[run.status]}</Tag>
                    {published.has(run.number) && <Tag icon={false}>Published</Tag>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
