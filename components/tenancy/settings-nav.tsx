"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

export interface SettingsNavProps {
  label?: string;
  places: readonly { label: string; href: string }[];
}

/** The pages of the settings, above their column. */
export function SettingsNav({ label = "Settings", places }: SettingsNavProps) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - (nav.current.clientWidth - current.clientWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={nav} aria-label={label} className="relative flex shrink-0 gap-5 overflow-x-auto border-b px-4 lg:px-6">
      {places.map((place) => (
        <Link
          key={place.href}
          href={place.href}
          aria-current={pathname === place.href ? "page" : undefined}
          className="tap -mb-px flex h-10 items-center border-b-2 border-transparent text-sm whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
        >
          {place.label}
        </Link>
      ))}
    </nav>
  );
}
