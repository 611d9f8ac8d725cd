import Link from "next/link";
import { BarChart3 } from "lucide-react";
import { EmptyState } from "@/components/patterns/empty-state";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { BASIS_LABELS, METHOD_LABELS } from "@/lib/domains/knowledge/bases/labels";
import type { BaseDto, StatisticsDto } from "@/lib/domains/knowledge/bases/schema";

interface BaseStatisticsProps {
  address: WorkspaceAddress;
  base: BaseDto;
  statistics: StatisticsDto | null;
}

/** Of the documents that the reader may see. */
export function BaseStatistics({ address, base, statistics }: BaseStatisticsProps) {
  if (!statistics) {
    return (
      <EmptyState icon={<BarChart3 />} title="Nothing is indexed yet">
        Choose sources and index the base; then this page counts what it holds.
      </EmptyState>
    );
  }
  const facts: [string, string][] = [
    ["Documents", String(statistics.documents)],
    ["Passages", String(statistics.passages)],
    ["Characters", statistics.characters.toLocaleString("en")],
    ["Passage", `${statistics.mean} characters on average, ${statistics.least} to ${statistics.most}`],
    ["Waiting", statistics.waiting === 0 ? "nothing" : `${statistics.waiting} chosen, not indexed yet`],
    ["Cut", statistics.bases.map(({ basis, documents }) => `${documents} ${BASIS_LABELS[basis]}`).join("; ") || "–"],
    ["Method", base.active ? METHOD_LABELS[base.active.chunking.method].name : "–"],
    ["Vectors", base.active?.model ? `${base.active.model}, kept in ${base.active.store ?? "no store"}` : "none"],
  ];
  return (
    <section aria-label="Statistics">
      <p className="mb-3 text-sm text-muted">Counted over the documents that you may see.</p>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[max-content_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular mb-1 sm:mb-0">{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="mt-6 mb-2 text-lg">By document</h2>
      <ul className="divide-y divide-hairline border-y text-sm">
        {statistics.byDocument.map((document) => (
          <li key={document.documentId} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <Link href={documentPath(address, document.documentId)} className="min-w-0 flex-1 basis-56 truncate hover:underline">
              {document.name}
            </Link>
            <span className="tabular text-xs text-muted">
              version {document.version} · {document.passages} passages · {document.characters.toLocaleString("en")} characters
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
