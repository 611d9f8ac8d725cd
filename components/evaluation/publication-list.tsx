import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import type { PublicationDto } from "@/lib/domains/knowledge/publishing/schema";

/** When the base was published, by what measurement, and why against it. */
export function PublicationList({ publications }: { publications: readonly PublicationDto[] }) {
  return (
    <section aria-labelledby="publications-title">
      <h2 id="publications-title" className="mb-2 text-lg">
        Published
      </h2>
      <ul className="divide-y divide-hairline border-y text-sm">
        {publications.map(({ id, publishedAt, publishedBy, runNumber, override }) => (
          <li key={id} className="py-2.5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <RelativeTime date={publishedAt} />
              <span className="text-muted">
                by {publishedBy ?? "a program or a former member"} · {runNumber === null ? "not measured" : `measured by run ${runNumber}`}
              </span>
              {override && <Tag tone="warn">Against the evaluation</Tag>}
            </div>
            {override && (
              <>
                <p className="mt-1.5 max-w-prose">“{override.reason}”</p>
                <ul className="mt-1 list-disc pl-4 text-xs text-muted">
                  {override.overridden.map((objection) => (
                    <li key={objection}>{objection}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
