"use client";

import { RelativeTime } from "@/components/patterns/relative-time";
import { Avatar } from "@/components/ui/display/avatar";
import { Tag } from "@/components/ui/display/tag";
import { Sheet } from "@/components/ui/overlays/sheet";
import { MEMBER_STATUS_LABELS } from "@/lib/domains/tenancy/members/labels";
import { ClearanceChange } from "./clearance-change";
import { MemberAccess } from "./member-access";
import { MemberDepartments } from "./member-departments";
import type { MemberPartProps } from "./member-part";
import { MemberWorkspaces } from "./member-workspaces";
import { RoleChange } from "./role-change";
import { shownEmail } from "@/lib/domains/identity/linking/policy";

/** Everything about one member; each change says what it affects. */
export function MemberSheet({ onClose, ...part }: MemberPartProps & { onClose: () => void }) {
  const { member } = part;
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={member.name}>
      <div className="flex flex-col divide-y">
        <div className="flex items-start gap-3 px-5 py-4">
          <Avatar name={member.name} src={member.avatar} />
          <div className="min-w-0 flex-1 text-sm">
            <p className="truncate">{shownEmail(member.email)}</p>
            <p className="mt-1 text-muted">
              Joined <RelativeTime date={member.joinedAt} />
              {" · "}
              {member.lastSeenAt ? (
                <>
                  seen here <RelativeTime date={member.lastSeenAt} />
                </>
              ) : (
                "not seen here yet"
              )}
            </p>
          </div>
          <Tag tone={member.status === "active" ? "ok" : "warn"}>{MEMBER_STATUS_LABELS[member.status]}</Tag>
        </div>
        {member.isSelf && <p className="px-5 py-3 text-sm text-muted">This is you. Your role, clearance and membership are for another administrator to change.</p>}
        <RoleChange {...part} />
        <ClearanceChange {...part} />
        <MemberWorkspaces {...part} />
        <MemberDepartments {...part} />
        <MemberAccess {...part} onRemoved={onClose} />
      </div>
    </Sheet>
  );
}
