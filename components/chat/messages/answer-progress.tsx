import { Spinner } from "@/components/ui/display/spinner";
import { count } from "@/lib/client/format";
import type { Progress } from "../session/use-answers";

/** What is happening, until words arrive and while they do. The end is announced elsewhere, so this is not a live region. */
export function AnswerProgress({ progress, begun }: { progress: Progress | null; begun: boolean }) {
  return (
    <p className="mt-3 flex items-center gap-2 text-sm text-muted first:mt-0">
      <Spinner />
      {begun ? "Writing…" : stageOf(progress)}
    </p>
  );
}

function stageOf(progress: Progress | null): string {
  if (progress?.stage === "writing" && progress.passages !== undefined) return `Reading ${count(progress.passages, "passage")}…`;
  return progress ? "Searching your documents…" : "The answer is being written…";
}
