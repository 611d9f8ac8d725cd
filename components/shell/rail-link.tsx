"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Tooltip } from "@/components/ui/overlays/tooltip";
import { classNames } from "@/lib/client/class-names";
import { number } from "@/lib/client/format";
import { isCurrent, NAV_ITEMS, type NavId } from "./nav-items";

interface RailLinkProps {
  id: NavId;
  href: string;
  compact?: boolean;
  count?: number;
  onNavigate?: () => void;
}

export function RailLink({ id, href, compact = false, count = 0, onNavigate }: RailLinkProps) {
  const pathname = usePathname();
  const { label, icon: Icon } = NAV_ITEMS[id];
  const current = isCurrent(pathname, id, href);
  const name = count > 0 ? `${label}, ${number(count, "en")} unread` : label;
  const link = (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      aria-label={compact || count > 0 ? name : undefined}
      onClick={onNavigate}
      className={classNames(
        "tap relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors hover:bg-hover",
        current ? "bg-hover font-medium text-ink" : "text-muted hover:text-ink",
        compact && "justify-center",
      )}
    >
      <Icon aria-hidden className={classNames("size-4 shrink-0", current && "text-accent")} />
      {!compact && <span className="min-w-0 flex-1 truncate">{label}</span>}
      {count > 0 && (
        <span aria-hidden className={compact ? "absolute top-1 right-1 size-2 rounded-full bg-accent" : "tabular text-accent"}>
          {compact ? null : number(count, "en")}
        </span>
      )}
    </Link>
  );
  return compact ? (
    <Tooltip label={name} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
