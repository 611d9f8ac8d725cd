import { useId } from "react";
import { FIGURE_LABELS, type FigureName } from "@/lib/domains/evaluation/runs/labels";
import type { RunDto } from "@/lib/domains/evaluation/runs/schema";
import { asPoints } from "./points";

/** Told apart by dashes and marks, not by colour alone. */
const LINES: readonly { name: FigureName; stroke: string; fill: string; dash?: string; mark: "circle" | "square" | "diamond" }[] = [
  { name: "recall", stroke: "stroke-accent", fill: "fill-accent", mark: "circle" },
  { name: "ndcg", stroke: "stroke-ok", fill: "fill-ok", dash: "6 3", mark: "square" },
  { name: "citationPrecision", stroke: "stroke-warn", fill: "fill-warn", dash: "2 3", mark: "diamond" },
  { name: "answerMatch", stroke: "stroke-danger", fill: "fill-danger", dash: "9 3 2 3", mark: "circle" },
  { name: "abstention", stroke: "stroke-muted", fill: "fill-muted", dash: "1 3", mark: "square" },
];
const SHOWN = 30;
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [640, 200, 34, 22];

interface RunChartProps {
  /** Complete ones, oldest first. */
  runs: readonly RunDto[];
  /** Numbers of the runs that were published. */
  published: ReadonlySet<number>;
}

/** The figures of the last runs as lines; the table below it says the same in numbers. */
export function RunChart({ runs, published }: RunChartProps) {
  const id = useId();
  const shown = runs.slice(-SHOWN);
  const lines = LINES.filter(({ name }) => shown.some(({ figures }) => figures?.[name] !== null));
  const x = (at: number) => LEFT + (shown.length === 1 ? (WIDTH - LEFT) / 2 : (at * (WIDTH - LEFT - 12)) / (shown.length - 1)) + 2;
  const y = (share: number) => 8 + (1 - share) * (HEIGHT - BOTTOM - 8);
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} className="h-auto w-full max-w-3xl">
        <title id={`${id}-title`}>{`Figures of the last ${shown.length} complete runs, in points of a hundred`}</title>
        <desc id={`${id}-text`}>{shown.map((run) => `Run ${run.number}: ${lines.map(({ name }) => `${FIGURE_LABELS[name].name} ${asPoints(run.figures?.[name])}`).join(", ")}.`).join(" ")}</desc>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH} y1={y(share)} y2={y(share)} className="stroke-hairline" />
            <text x={LEFT - 6} y={y(share) + 4} textAnchor="end" className="tabular fill-muted font-mono text-[10px]">{share * 100}</text>
          </g>
        ))}
        {shown.map((run, at) => (
          <g key={run.id}>
            {published.has(run.number) && <line x1={x(at)} x2={x(at)} y1={y(1)} y2={y(0)} className="stroke-edge" strokeDasharray="3 2" />}
            <text x={x(at)} y={HEIGHT - 6} textAnchor="middle" className="tabular fill-muted font-mono text-[10px]">{run.number}</text>
          </g>
        ))}
        {lines.map((line) => (
          <Line key={line.name} {...line} points={shown.flatMap(({ number, figures }, at) => (figures?.[line.name] == null ? [] : [{ x: x(at), y: y(figures[line.name] ?? 0), number, share: figures[line.name] }]))} />
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
        {lines.map(({ name, stroke, fill, dash, mark }) => (
          <span key={name} className="inline-flex items-center gap-2">
            <svg aria-hidden viewBox="0 0 28 10" className="h-2.5 w-7">
              <line x1="0" x2="28" y1="5" y2="5" className={stroke} strokeWidth="2" strokeDasharray={dash} />
              <Mark mark={mark} x={14} y={5} className={fill} />
            </svg>
            {FIGURE_LABELS[name].name}
          </span>
        ))}
        {shown.some(({ number }) => published.has(number)) && <span>Upright lines: published.</span>}
      </figcaption>
    </figure>
  );
}

interface LineProps extends Omit<(typeof LINES)[number], "name"> {
  name: FigureName;
  points: readonly { x: number; y: number; number: number; share: number | null }[];
}

function Line({ name, stroke, fill, dash, mark, points }: LineProps) {
  return (
    <g>
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(" ")} fill="none" className={stroke} strokeWidth="2" strokeDasharray={dash} />
      {points.map((point) => (
        <Mark key={point.number} mark={mark} x={point.x} y={point.y} className={fill} title={`${FIGURE_LABELS[name].name}, run ${point.number}: ${asPoints(point.share)}`} />
      ))}
    </g>
  );
}

function Mark({ mark, x, y, className, title }: { mark: (typeof LINES)[number]["mark"]; x: number; y: number; className: string; title?: string }) {
  const hint = title && <title>{title}</title>;
  if (mark === "circle") return <circle cx={x} cy={y} r="3.5" className={className}>{hint}</circle>;
  const turn = mark === "diamond" ? `rotate(45 ${x} ${y})` : undefined;
  return <rect x={x - 3} y={y - 3} width="6" height="6" transform={turn} className={className}>{hint}</rect>;
}
