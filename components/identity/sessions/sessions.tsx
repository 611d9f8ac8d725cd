"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { endOtherSessionsAction, endSessionAction } from "@/lib/domains/identity/sessions/actions";
import type { SessionDto } from "@/lib/domains/identity/sessions/schema";
import { browserName } from "../browser-name";
import { SessionRow } from "./session-row";

type Ending = SessionDto | "others" | null;

export function Sessions({ sessions }: { sessions: readonly SessionDto[] }) {
  const router = useRouter();
  const [ending, setEnding] = useState<Ending>(null);
  const others = sessions.filter((session) => !session.current).length;
  const done = () => {
    const own = ending !== "others" && ending?.current;
    setEnding(null);
    if (own) router.push("/sign-in");
    else router.refresh();
  };
  const end = useCommand(endSessionAction, { onSuccess: done });
  const endOthers = useCommand(endOtherSessionsAction, { onSuccess: done });
  const command = ending === "others" ? endOthers : end;
  const ask = (next: Ending) => {
    end.reset();
    endOthers.reset();
    setEnding(next);
  };
  return (
    <>
      <ul aria-label="Sessions" className="border-t">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => ask(session)} />
        ))}
      </ul>
      {others > 0 && (
        <Button className="mt-4" onClick={() => ask("others")}>
          Sign out everywhere else
        </Button>
      )}
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        {...wordsFor(ending, others)}
        pending={command.pending}
        error={command.error?.message}
        onConfirm={() => {
          if (ending === "others") void endOthers.run({});
          else if (ending) void end.run({ sessionId: ending.id });
        }}
      />
    </>
  );
}

function wordsFor(ending: Ending, others: number) {
  if (ending === "others") {
    const title = `End ${others === 1 ? "the other session" : `${others} other sessions`}?`;
    return {
      title,
      consequences: "Every other browser has to sign in again. Uploads and answers under way there stop.",
      confirmLabel: "Sign out everywhere else",
    };
  }
  if (ending?.current) {
    return {
      title: "End this session?",
      consequences: "You are signed out of this browser and have to sign in again.",
      confirmLabel: "End session",
    };
  }
  const title = `End the session of ${browserName(ending?.userAgent ?? null)}?`;
  return {
    title,
    consequences: "That browser has to sign in again. Uploads and answers under way there stop.",
    confirmLabel: "End session",
  };
}
