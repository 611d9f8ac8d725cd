import { classNames } from "@/lib/client/class-names";

interface SeparatorProps {
  orientation?: "horizontal" | "vertical";
  className?: string;
}

export function Separator({ orientation = "horizontal", className }: SeparatorProps) {
  const line = orientation === "horizontal" ? "h-px w-full" : "w-px self-stretch";
  return <div role="separator" aria-orientation={orientation} className={classNames("shrink-0 bg-hairline", line, className)} />;
}
