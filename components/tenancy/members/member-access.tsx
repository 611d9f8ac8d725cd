"use client";

import { LogOut, PauseCircle, PlayCircle, UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { endMemberSessionsAction, reactivateMembersAction, removeMembersAction, suspendMembersAction } from "@/lib/domains/tenancy/members/actions";
import { CHANGE_EFFECTS } from "@/lib/domains/tenancy/members/labels";
import { MemberPart, type MemberPartProps } from "./member-part";

type Act = "suspend" | "reactivate" | "sessions" | "remove";
const RUN = { suspend: suspendMembersAction, reactivate: reactivateMembersAction, sessions: endMemberSessionsAction, remove: removeMembersAction } as const;

/** Suspension, sessions and removal, each confirmed with its consequences. */
export function MemberAccess({ organization, member, onRemoved }: MemberPartProps & { onRemoved: () => void }) {
  const router = useRouter();
  const [asking, setAsking] = useState<Act | null>(null);
  const [ended, setEnded] = useState(false);
  const act = useCommand((which: Act) => RUN[which](organization, { userIds: [member.userId] }), {
    onSuccess: () => {
      if (asking === "remove") onRemoved();
      if (asking === "sessions") setEnded(true);
      setAsking(null);
      router.refresh();
    },
  });
  const { can } = member;
  if (!can.suspend && !can.remove && !can.endSessions) return null;
  const words = wordsAbout(member.name);
  const ask = (which: Act) => {
    act.reset();
    setAsking(which);
  };
  return (
    <MemberPart title="Access">
      <div className="flex flex-wrap gap-2">
        {can.endSessions && (
          <Button size="sm" icon={<LogOut aria-hidden />} onClick={() => ask("sessions")}>
            Sign out everywhere
          </Button>
        )}
        {can.suspend &&
          (member.status === "active" ? (
            <Button size="sm" icon={<PauseCircle aria-hidden />} onClick={() => ask("suspend")}>
              Suspend
            </Button>
          ) : (
            <Button size="sm" icon={<PlayCircle aria-hidden />} onClick={() => ask("reactivate")}>
              Reactivate
            </Button>
          ))}
        {can.remove && (
          <Button size="sm" variant="danger" icon={<UserMinus aria-hidden />} onClick={() => ask("remove")}>
            Remove
          </Button>
        )}
      </div>
      <p role="status" className="mt-2 text-sm text-muted empty:hidden">
        {ended && "Signed out of this organization everywhere."}
      </p>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          {...words[asking]}
          pending={act.pending}
          error={act.error?.message}
          onConfirm={() => void act.run(asking)}
        />
      )}
    </MemberPart>
  );
}

function wordsAbout(name: string): Record<Act, { title: string; consequences: string; confirmLabel: string; tone: "danger" | "primary" }> {
  return {
    suspend: { title: `Suspend ${name}?`, consequences: CHANGE_EFFECTS.suspend, confirmLabel: "Suspend", tone: "danger" },
    reactivate: { title: `Reactivate ${name}?`, consequences: "The member has back the role, workspaces, departments and API keys held before.", confirmLabel: "Reactivate", tone: "primary" },
    sessions: { title: `Sign ${name} out everywhere?`, consequences: CHANGE_EFFECTS.sessions, confirmLabel: "Sign out", tone: "danger" },
    remove: { title: `Remove ${name} from the organization?`, consequences: CHANGE_EFFECTS.remove, confirmLabel: "Remove member", tone: "danger" },
  };
}
