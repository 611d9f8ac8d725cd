import Link from "next/link";

interface StateFilterProps {
  label: string;
  options: readonly { label: string; count?: number; href: string; current: boolean }[];
}

/** What lives, what is archived, what waits in the trash: each an address of its own. */
export function StateFilter({ label, options }: StateFilterProps) {
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-y px-5">
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          aria-current={option.current ? "page" : undefined}
          className="tap flex h-9 items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink"
        >
          {option.label}
          {option.count !== undefined && <span className="tabular text-muted">{option.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
