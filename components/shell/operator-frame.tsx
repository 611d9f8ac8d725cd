import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/controls/button";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export interface OperatorFrameProps {
  places: readonly { label: string; href: string }[];
  children: ReactNode;
}

/** The frame of the pages about the installation itself. Pages begin with a PageHeader. */
export function OperatorFrame({ places, children }: OperatorFrameProps) {
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <SkipLink />
      <header className="flex shrink-0 items-center gap-4 border-b px-4 py-2 lg:px-6">
        <Link href="/home" className="rounded-sm">
          <Wordmark size="sm" />
        </Link>
        <nav aria-label="Operator" className="flex flex-1 items-center gap-1 text-sm">
          {places.map(({ label, href }) => (
            <Link key={href} href={href} className={buttonClass("ghost", "sm")}>
              {label}
            </Link>
          ))}
        </nav>
        <Link href="/home" className={buttonClass("ghost", "sm")}>
          My workspace
        </Link>
      </header>
      <main
        id={CONTENT_ID}
        tabIndex={-1}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto focus-visible:outline-none"
      >
        {children}
      </main>
    </div>
  );
}
