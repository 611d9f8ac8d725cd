import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import { count } from "@/lib/client/format";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { VisitDto } from "@/lib/domains/sharing/owner/schema";
import { duration } from "./duration";
import { ReadDocuments } from "./read-documents";
import { VisitorName } from "./visitor-name";

/** Newest first; what was read stands inside each. */
export function VisitList({ address, visits }: { address: WorkspaceAddress; visits: readonly VisitDto[] }) {
  if (visits.length === 0) {
    return <EmptyState title="No visits yet">Give the address of the link to your visitors. Each visit appears here while it happens.</EmptyState>;
  }
  return (
    <ul aria-label="Visits" className="rounded-md border bg-surface">
      {visits.map((visit) => (
        <li key={visit.id} className="border-b last:border-b-0">
          <details className="group">
            <summary className="tap flex cursor-default list-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover">
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted group-open:rotate-90" />
              <span className="flex min-w-0 flex-1 basis-52">
                <VisitorName visitor={visit} />
              </span>
              {visit.admittedAt === null && <Tag tone="warn">Not let in</Tag>}
              <span className="tabular text-muted">{readSummary(visit)}</span>
              <span className="w-28 text-muted">
                <RelativeTime date={visit.startedAt} />
              </span>
            </summary>
            <div className="flex flex-col gap-4 px-4 pt-1 pb-4 sm:pl-12">
              <VisitFacts visit={visit} />
              {visit.documents.length > 0 && <ReadDocuments address={address} documents={visit.documents} />}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function readSummary({ documents, milliseconds }: VisitDto): string {
  const pages = documents.reduce((sum, document) => sum + document.pages.filter((page) => page.milliseconds > 0).length, 0);
  if (documents.length === 0) return "opened nothing";
  return pages === 0 ? `opened ${count(documents.length, "document")}` : `${count(pages, "page")}, ${duration(milliseconds)}`;
}

function VisitFacts({ visit }: { visit: VisitDto }) {
  const { agreedAt, lastSeenAt, ip, userAgent } = visit;
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
      <Fact label="Agreement">{agreedAt ? <>Accepted <RelativeTime date={agreedAt} /></> : "Nothing was agreed to"}</Fact>
      <Fact label="Last seen">
        <RelativeTime date={lastSeenAt} />
      </Fact>
      <Fact label="IP address">{ip ? <span className="tabular">{ip}</span> : "Unknown"}</Fact>
      <Fact label="Browser">{userAgent ?? "Unknown"}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
