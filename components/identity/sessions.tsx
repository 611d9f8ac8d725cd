"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { useCommand } from "@/lib/client/use-command";
import { endSessionAction } from "@/lib/domains/identity/actions";
import type { SessionDto } from "@/lib/domains/identity/schema";
import { browserName } from "./browser-name";

export function Sessions({ sessions }: { sessions: readonly SessionDto[] }) {
  const router = useRouter();
  const [ending, setEnding] = useState<SessionDto | null>(null);
  const end = useCommand(endSessionAction, {
    onSuccess: () => {
      const own = ending?.current ?? false;
      setEnding(null);
      if (own) router.push("/sign-in");
      else router.refresh();
    },
  });
  return (
    <>
      <ul aria-label="Sessions" className="border-t">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => setEnding(session)} />
        ))}
      </ul>
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title={ending?.current ? "End this session?" : `End the session of ${browserName(ending?.userAgent ?? null)}?`}
        consequences={
          ending?.current
            ? "You are signed out of this browser and have to sign in again."
            : "That browser has to sign in again. Uploads and answers under way there stop."
        }
        confirmLabel="End session"
        pending={end.pending}
        error={end.error?.message}
        onConfirm={() => ending && void end.run({ sessionId: ending.id })}
      />
    </>
  );
}

function SessionRow({ session, onEnd }: { session: SessionDto; onEnd: () => void }) {
  const name = browserName(session.userAgent);
  const Icon = /iPhone|Android/.test(name) ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 border-b py-3 text-sm last:border-b-0 last:pb-0">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {session.current && <Tag tone="accent">This browser</Tag>}
        </p>
        <p className="text-muted">
          Last seen <RelativeTime date={session.lastSeenAt} /> · signed in <RelativeTime date={session.createdAt} />
          {session.ip && <span className="tabular"> · {session.ip}</span>}
        </p>
      </div>
      <Button size="sm" variant="ghost" aria-label={`End session: ${name}`} onClick={onEnd}>
        End
      </Button>
    </li>
  );
}
