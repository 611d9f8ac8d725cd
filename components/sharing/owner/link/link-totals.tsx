import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { LinkTotalsDto } from "@/lib/domains/sharing/owner/schema";
import { duration } from "./duration";
import { ReadDocuments } from "./read-documents";

/** All visits together. */
export function LinkTotals({ address, totals }: { address: WorkspaceAddress; totals: LinkTotalsDto }) {
  const facts = [
    ["Visits", String(totals.visitors)],
    ["Not let in", String(totals.turnedBack)],
    ["Reading time", totals.milliseconds > 0 ? duration(totals.milliseconds) : "none yet"],
    ["Documents read", String(new Set(totals.documents.map((document) => document.documentId)).size)],
  ] as const;
  return (
    <section aria-labelledby="totals-title">
      <h2 id="totals-title" className="sr-only">
        All visits together
      </h2>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:flex">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="tabular text-lg">{value}</dd>
          </div>
        ))}
      </dl>
      {totals.documents.length > 0 && (
        <div className="mt-4">
          <ReadDocuments address={address} documents={totals.documents} />
        </div>
      )}
    </section>
  );
}
