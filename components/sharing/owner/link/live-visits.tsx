import { Eye } from "lucide-react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { count } from "@/lib/client/format";
import type { LiveVisitDto } from "@/lib/domains/sharing/owner/schema";
import { VisitorName } from "./visitor-name";

/** Who has the link open now, and where he reads. */
export function LiveVisits({ live }: { live: readonly LiveVisitDto[] }) {
  return (
    <section aria-labelledby="live-title" className="rounded-md border bg-surface">
      <h2 id="live-title" aria-live="polite" className="flex items-center gap-2 px-4 py-3 text-base font-medium">
        <Eye aria-hidden className={live.length > 0 ? "size-4 text-ok" : "size-4 text-muted"} />
        {live.length === 0 ? "Nobody is reading now" : `${count(live.length, "visitor")} reading now`}
      </h2>
      {live.length > 0 && (
        <ul className="border-t">
          {live.map((visit) => (
            <li key={visit.visitId} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b px-4 py-2.5 text-sm last:border-b-0">
              <VisitorName visitor={visit} />
              <span className="min-w-0 flex-1 basis-48 truncate">
                {visit.reading ? (
                  <>
                    {visit.reading.name}, <span className="tabular">page {visit.reading.page}</span>
                    {visit.reading.pageCount !== null && <span className="tabular text-muted"> of {visit.reading.pageCount}</span>}
                  </>
                ) : (
                  <span className="text-muted">Has the link open</span>
                )}
              </span>
              <span className="text-muted">
                since <RelativeTime date={visit.startedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
