import { classNames } from "@/lib/client/class-names";

const SIZES = { sm: "text-lg", md: "text-xl", lg: "text-2xl" } as const;

/** The name, its first letter marked as evidence is. */
export function Wordmark({ size = "md" }: { size?: keyof typeof SIZES }) {
  return (
    <span className={classNames("font-serif font-medium tracking-tight text-ink", SIZES[size])}>
      <span className="rounded-[2px] bg-evidence px-[0.12em]">M</span>uniment
    </span>
  );
}
