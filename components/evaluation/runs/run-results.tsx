import { EmptyState } from "@/components/patterns/empty-state";
import { Pagination } from "@/components/patterns/pagination";
import { runPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ResultDto } from "@/lib/domains/evaluation/runs/schema";
import Link from "next/link";
import { ResultItem } from "./result-item";

interface RunResultsProps {
  address: WorkspaceAddress;
  baseId: string;
  runId: string;
  results: { data: readonly ResultDto[]; total: number };
  page: number;
  pageSize: number;
  missed: boolean;
}

/** What came of each question: what was found, what was missed, what was answered. */
export function RunResults({ address, baseId, runId, results, page, pageSize, missed }: RunResultsProps) {
  const href = (values: { page?: number; show?: string | null }) => runPath(address, baseId, runId, { show: missed ? "missed" : null, ...values });
  const before = (page - 1) * pageSize;
  return (
    <section aria-labelledby="results-title">
      <div className="mb-2 flex flex-wrap items-center gap-4">
        <h2 id="results-title" className="mr-auto text-lg">
          Questions
        </h2>
        {[false, true].map((only) => (
          <Link key={String(only)} href={href({ show: only ? "missed" : null })} aria-current={only === missed ? "true" : undefined} className="tap flex min-h-8 items-center text-sm text-muted hover:text-ink aria-current:font-medium aria-current:text-ink aria-current:underline">
            {only ? "Only what went wrong" : "All"}
          </Link>
        ))}
      </div>
      {results.data.length === 0 ? (
        <EmptyState title={missed ? "Nothing went wrong" : "No questions"}>{missed ? "Every golden passage was found, and every question was answered as it should be." : "You may see none of the documents that this run's questions are about."}</EmptyState>
      ) : (
        <ul className="divide-y divide-hairline border-y">
          {results.data.map((result) => (
            <ResultItem key={result.ordinal} address={address} result={result} />
          ))}
        </ul>
      )}
      {results.total > pageSize && (
        <Pagination
          {...(page > 1 ? { previousHref: href({ page: page - 1 }) } : {})}
          {...(before + results.data.length < results.total ? { nextHref: href({ page: page + 1 }) } : {})}
          shown={results.data.length}
          total={results.total}
          before={before}
          what="questions"
        />
      )}
    </section>
  );
}
