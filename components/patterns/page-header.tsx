import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export interface Crumb {
  label: string;
  href?: string;
}

export interface PageHeaderProps {
  /** From the outermost place to the page before this one. */
  trail?: readonly Crumb[];
  title: string;
  /** Beside the title: a count, a tag. */
  aside?: ReactNode;
  actions?: ReactNode;
}

/** The breadcrumb line: the only bar above the content; its last word is the page's heading. */
export function PageHeader({ trail = [], title, aside, actions }: PageHeaderProps) {
  return (
    <header className="sticky top-0 z-sticky flex min-h-12 shrink-0 items-center gap-3 border-b bg-paper px-4 py-1.5 lg:px-6">
      <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
        <ol className="flex min-w-0 items-center gap-1 text-sm">
          {trail.map((crumb) => (
            <li key={crumb.label} className="hidden max-w-40 shrink-0 items-center gap-1 text-muted sm:flex">
              {crumb.href ? (
                <Link href={crumb.href} className="truncate rounded-sm py-1 hover:text-ink hover:underline">
                  {crumb.label}
                </Link>
              ) : (
                <span className="truncate">{crumb.label}</span>
              )}
              <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint" />
            </li>
          ))}
          <li className="flex min-w-0 items-center gap-2">
            <h1 aria-current="page" className="truncate text-base font-medium" title={title}>
              {title}
            </h1>
            {aside}
          </li>
        </ol>
      </nav>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  );
}
