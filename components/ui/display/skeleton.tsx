import { classNames } from "@/lib/client/class-names";

/** Takes the shape of what will stand there; the list around it carries the word "Loading". */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block animate-breathe rounded-sm bg-hover", className ?? "h-4 w-full")} />;
}
