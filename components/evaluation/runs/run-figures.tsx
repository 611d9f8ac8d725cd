import { FIGURE_LABELS, FIGURE_NAMES, figureLabel } from "@/lib/domains/evaluation/runs/labels";
import type { RunDto } from "@/lib/domains/evaluation/runs/schema";
import { asPoints, pointsSince } from "./points";

interface RunFiguresProps {
  run: RunDto;
  /** The complete run before. */
  before: RunDto | null;
}

/** The figures of a run in points of a hundred, and what changed since the one before. */
export function RunFigures({ run, before }: RunFiguresProps) {
  const { figures } = run;
  if (!figures) return null;
  const comparable = before?.k === run.k ? before : null;
  return (
    <section aria-label="Figures">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
        {FIGURE_NAMES.map((name) => (
          <div key={name}>
            <dt className="text-sm text-muted">{figureLabel(name, run.k)}</dt>
            <dd className="tabular mt-0.5 font-mono text-lg">
              {asPoints(figures[name])} <Change now={figures[name]} before={comparable?.figures?.[name]} less={name === "missedAnswers"} />
            </dd>
            <dd className="text-xs text-muted">{FIGURE_LABELS[name].says}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-muted">
        {figures.answerable} answerable, {figures.unanswerable} unanswerable. {before && (comparable ? `Compared with run ${before.number}.` : `Run ${before.number} was measured with k = ${before.k} and cannot be compared.`)}
      </p>
    </section>
  );
}

/** `less`: less is better. */
function Change({ now, before, less }: { now: number | null; before: number | null | undefined; less: boolean }) {
  const change = pointsSince(now, before);
  if (!change) return null;
  const worse = change.startsWith(less ? "+" : "−");
  const better = change.startsWith(less ? "−" : "+");
  return <span className={`text-sm ${worse ? "text-danger" : better ? "text-ok" : "text-muted"}`}>{change}</span>;
}
