import { Button } from "@/components/ui/controls/button";
import { Skeleton } from "@/components/ui/display/skeleton";
import type { PageText } from "./use-page-text";

interface PageTextStateProps {
  read: Exclude<PageText, { state: "ready" }>;
  number: number;
  onRetry: () => void;
}

/** In place of a page's text while it is read, where there is none, or where it could not be fetched. */
export function PageTextState({ read, number, onRetry }: PageTextStateProps) {
  if (read.state === "missing") return <p className="text-sm text-muted">No text could be read on page {number}.</p>;
  if (read.state === "failed") {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 text-sm text-muted">
        The text could not be fetched.
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  return (
    <div role="status" aria-label="Loading the text" className="flex flex-col gap-2.5">
      {["w-full", "w-11/12", "w-4/5", "w-full", "w-2/3"].map((width, line) => (
        <Skeleton key={line} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
