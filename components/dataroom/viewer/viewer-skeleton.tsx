import { Skeleton } from "@/components/ui/display/skeleton";

/** A page's shape while the document is on its way. */
export function ViewerSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the document"
      className="flex min-h-0 min-w-0 flex-1 items-start justify-center overflow-hidden bg-sunken p-4"
    >
      <div className="flex aspect-[1/1.414] w-full max-w-3xl flex-col gap-3 border bg-surface p-[8%]">
        <Skeleton className="mb-4 h-5 w-2/5" />
        {Array.from({ length: 14 }, (_, line) => (
          <Skeleton key={line} className={["h-3 w-full", "h-3 w-11/12", "h-3 w-4/5"][line % 3]} />
        ))}
      </div>
    </div>
  );
}
