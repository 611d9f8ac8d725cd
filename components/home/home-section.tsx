import Link from "next/link";
import type { ReactNode } from "react";

interface HomeSectionProps {
  title: string;
  href?: string;
  linkLabel?: string;
  children: ReactNode;
}

export function HomeSection({ title, href, linkLabel, children }: HomeSectionProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-1 flex items-baseline justify-between gap-3 border-b pb-1.5">
        <h2 className="text-base">{title}</h2>
        {href && (
          <Link href={href} className="rounded-sm text-sm text-accent hover:underline">
            {linkLabel}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
