import { Monitor, Smartphone } from "lucide-react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { SIGN_IN_METHODS } from "@/lib/domains/identity/sessions/labels";
import type { SessionDto } from "@/lib/domains/identity/sessions/schema";
import { browserName } from "../browser-name";

export function SessionRow({ session, onEnd }: { session: SessionDto; onEnd: () => void }) {
  const name = browserName(session.userAgent);
  const Icon = /iPhone|Android/.test(name) ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 border-b py-3 text-sm last:border-b-0 last:pb-0">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {session.current && <Tag tone="accent">This browser</Tag>}
          {session.secondFactor && <Tag tone="ok">Two steps</Tag>}
        </p>
        <p className="text-muted">
          Last seen <RelativeTime date={session.lastSeenAt} /> · signed in {SIGN_IN_METHODS[session.method]}{" "}
          <RelativeTime date={session.createdAt} />
          {session.ip && <span className="tabular break-all"> · {session.ip}</span>}
        </p>
      </div>
      <Button size="sm" variant="ghost" aria-label={`End session: ${name}`} onClick={onEnd}>
        End
      </Button>
    </li>
  );
}
