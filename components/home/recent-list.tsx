import Link from "next/link";
import { RelativeTime } from "@/components/patterns/relative-time";

export interface RecentItem {
  id: string;
  href: string;
  title: string;
  /** "PDF, 12 pages" */
  detail?: string;
  at: string;
}

export function RecentList({ label, items, empty }: { label: string; items: readonly RecentItem[]; empty: string }) {
  if (items.length === 0) return <p className="py-2 text-sm text-muted">{empty}</p>;
  return (
    <ul aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <Link href={item.href} className="tap -mx-2 flex min-h-9 items-center gap-3 rounded-md px-2 hover:bg-hover">
            <span className="min-w-0 flex-1 truncate" title={item.title}>
              {item.title}
            </span>
            {item.detail && <span className="shrink-0 text-xs text-muted">{item.detail}</span>}
            <span className="w-24 shrink-0 text-right text-xs text-muted">
              <RelativeTime date={item.at} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
