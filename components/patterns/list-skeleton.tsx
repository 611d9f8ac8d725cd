import { Skeleton } from "@/components/ui/display/skeleton";

export interface ListSkeletonProps {
  /** What is loading: "documents". */
  what: string;
  rows?: number;
  /** Relative widths of the columns, as in the table that will follow. */
  columns?: readonly number[];
}

export function ListSkeleton({ what, rows = 8, columns = [5, 2, 1.5, 1] }: ListSkeletonProps) {
  return (
    <div role="status" aria-label={`Loading ${what}`}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b px-4">
          {columns.map((grow, column) => (
            <span key={column} className={column > 1 ? "hidden sm:block" : undefined} style={{ flexGrow: grow, flexBasis: 0 }}>
              <Skeleton className={["h-3 w-4/5", "h-3 w-3/5", "h-3 w-2/3"][(row + column) % 3]} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
