import Link from "next/link";
import { EmptyState } from "@/components/patterns/empty-state";
import { Pagination } from "@/components/patterns/pagination";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import { documentPath } from "@/lib/client/workspace-urls";
import type { AccessReviewQuery, ReviewedDocumentDto, ReviewedListDto } from "@/lib/domains/chat/access-review/schema";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import { HidingRules } from "./hiding-rules";
import { type ReviewPlace, reviewPath } from "./review-address";

interface ReviewedDocumentsProps extends ReviewPlace {
  list: ReviewedListDto;
  query: Pick<AccessReviewQuery, "show" | "page">;
}

/** The member's list of documents, and beside it what is hidden from him and why. */
export function ReviewedDocuments({ address, member, list, query }: ReviewedDocumentsProps) {
  const { show, page } = query;
  const views = [
    { show: "seen", label: "Sees", count: list.seen },
    { show: "hidden", label: "Does not see", count: list.hidden },
  ] as const;
  return (
    <div className="rounded-md border">
      <nav aria-label="Documents of the member" className="flex gap-5 border-b px-4">
        {views.map((view) => (
          <Link
            key={view.show}
            href={reviewPath(address, { member, show: view.show })}
            prefetch={false}
            scroll={false}
            aria-current={view.show === show ? "page" : undefined}
            className="tap -mb-px flex h-10 items-center gap-1.5 border-b-2 border-transparent text-sm text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
          >
            {view.label} <span className="tabular">{view.count}</span>
          </Link>
        ))}
      </nav>
      {list.data.length === 0 ? (
        <EmptyState title={show === "seen" ? "The member sees no documents here" : "Nothing is hidden from the member"}>
          {show === "seen" ? "None that you can see yourself, at least; the other list says which rules hide them." : "Of what you can see yourself, the member sees all."}
        </EmptyState>
      ) : (
        <ul>
          {list.data.map((document) => (
            <DocumentRow key={document.id} document={document} href={documentPath(address, document.id)} />
          ))}
        </ul>
      )}
      <Pagination
        what="documents"
        shown={list.data.length}
        total={show === "seen" ? list.seen : list.hidden}
        {...(page > 1 ? { previousHref: reviewPath(address, { member, show, page: page - 1 }) } : {})}
        {...(list.hasMore ? { nextHref: reviewPath(address, { member, show, page: page + 1 }) } : {})}
      />
    </div>
  );
}

function DocumentRow({ document, href }: { document: ReviewedDocumentDto; href: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5 text-sm">
      <Link href={href} prefetch={false} className="min-w-0 flex-1 basis-64 truncate hover:underline">
        {document.name}
      </Link>
      <HidingRules rules={document.hiddenBy} />
      <span className="text-muted">
        {document.projectName} · <RelativeTime date={document.updatedAt} />
      </span>
      <Tag icon={false}>{SENSITIVITY_LABELS[document.sensitivity]}</Tag>
    </li>
  );
}
