"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/controls/button";
import { Progress } from "@/components/ui/display/progress";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { cancelRunAction, startRunAction } from "@/lib/domains/evaluation/runs/actions";
import type { RunDto } from "@/lib/domains/evaluation/runs/schema";

interface RunPanelProps {
  address: WorkspaceAddress;
  baseId: string;
  /** The run that is under way. */
  open: RunDto | null;
  last: RunDto | null;
  /** Accepted golden questions that the reader sees. */
  questions: number;
  indexed: boolean;
  canManage: boolean;
}

export function RunPanel({ address, baseId, open, last, questions, indexed, canManage }: RunPanelProps) {
  const router = useRouter();
  const again = { onSuccess: () => router.refresh() };
  const start = useCommand(() => startRunAction(address, { baseId }), again);
  const cancel = useCommand((runId: string) => cancelRunAction(address, { baseId, runId }), again);
  const problem = (start.error ?? cancel.error)?.message ?? (last?.status === "failed" ? `Run ${last.number} failed. ${last.error ?? ""}` : null);
  return (
    <div className="flex flex-col gap-3">
      {open ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-64">
            <p role="status" className="mb-1.5 text-sm">
              Run {open.number}: {open.done} of {count(open.total, "question")} asked
            </p>
            <Progress label={`Run ${open.number}`} value={Math.round((100 * open.done) / Math.max(1, open.total))} />
          </div>
          {canManage && (
            <Button size="sm" loading={cancel.pending} onClick={() => void cancel.run(open.id)}>
              Cancel the run
            </Button>
          )}
        </div>
      ) : (
        canManage && (
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="primary" size="sm" icon={<Play aria-hidden />} loading={start.pending} disabled={questions === 0 || !indexed} onClick={() => void start.run(undefined)}>
              Run the evaluation
            </Button>
            <p className="text-sm text-muted">{hint(questions, indexed)}</p>
          </div>
        )
      )}
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
}

function hint(questions: number, indexed: boolean): string {
  if (!indexed) return "Index the base first.";
  if (questions === 0) return "Write or accept a golden question first.";
  return `Asks ${count(questions, "golden question")} in your name, as the chat would. It goes on when you leave this page.`;
}
