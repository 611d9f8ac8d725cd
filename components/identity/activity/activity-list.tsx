import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import { ACCOUNT_EVENT_LABELS, SIGN_IN_METHODS } from "@/lib/domains/identity/sessions/labels";
import type { AccountEventDto } from "@/lib/domains/identity/sessions/schema";
import { browserName } from "../browser-name";

/** What happened to one's account, newest first. */
export function ActivityList({ events }: { events: readonly AccountEventDto[] }) {
  if (events.length === 0) return <p className="text-sm text-muted">Nothing older than this.</p>;
  return (
    <ul aria-label="Security activity" className="border-t">
      {events.map((event) => (
        <li key={event.id} className="border-b py-2.5 text-sm last:border-b-0">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{wordsOf(event)}</span>
            {event.type === "sign-in-refused" && <Tag tone="warn">Refused</Tag>}
          </p>
          <p className="text-muted">
            <RelativeTime date={event.occurredAt} /> · {browserName(event.userAgent)}
            {event.ip && <span className="tabular break-all"> · {event.ip}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ type, detail }: AccountEventDto): string {
  const words = ACCOUNT_EVENT_LABELS[type] ?? type;
  if (type === "signed-in") return `${words} ${SIGN_IN_METHODS[detail ?? ""] ?? ""}`.trim();
  return detail ? `${words}: ${detail}` : words;
}
