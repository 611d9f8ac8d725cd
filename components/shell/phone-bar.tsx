"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/lib/client/class-names";
import { isCurrent, NAV_ITEMS, PHONE_NAV } from "./nav-items";
import type { ShellProps } from "./shell-props";

interface PhoneBarProps {
  shell: ShellProps;
  onMore: () => void;
}

const ITEM = "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs focus-visible:-outline-offset-2";

export function PhoneBar({ shell, onMore }: PhoneBarProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="z-rail flex shrink-0 border-t bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden">
      {PHONE_NAV.map((id) => {
        const href = shell.nav[id];
        if (href === undefined) return null;
        const { label, icon: Icon } = NAV_ITEMS[id];
        const current = isCurrent(pathname, id, href);
        const unread = id === "inbox" ? (shell.inboxCount ?? 0) : 0;
        return (
          <Link
            key={id}
            href={href}
            aria-current={current ? "page" : undefined}
            className={classNames(ITEM, current ? "font-medium text-accent" : "text-muted")}
          >
            <Icon aria-hidden className="size-5" />
            {unread > 0 ? `${label} (${unread})` : label}
          </Link>
        );
      })}
      <button type="button" onClick={onMore} className={classNames(ITEM, "text-muted")}>
        <Menu aria-hidden className="size-5" />
        More
      </button>
    </nav>
  );
}
