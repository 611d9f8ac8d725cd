import { Link2, Mail } from "lucide-react";
import type { Column } from "@/components/patterns/data-table/column";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag, type TagTone } from "@/components/ui/display/tag";
import { STATE_LABELS } from "@/lib/domains/tenancy/invitations/labels";
import type { InvitationDto, InvitationState } from "@/lib/domains/tenancy/invitations/schema";
import { clearanceLabel } from "../choosing/clearance-options";

const TONES: Record<InvitationState, TagTone> = { open: "accent", accepted: "ok", expired: "warn", revoked: "neutral" };

export function invitationName(invitation: InvitationDto): string {
  return invitation.email ?? "Invitation link";
}

export const INVITATION_COLUMNS: Column<InvitationDto>[] = [
  { id: "to", header: "To", cell: (invitation) => <To invitation={invitation} /> },
  { id: "role", header: "Role", width: "8rem", cell: (invitation) => invitation.role.name },
  { id: "access", header: "Access", width: "13rem", hideBelow: "lg", hideInCard: true, cell: (invitation) => <Access invitation={invitation} /> },
  {
    id: "expires",
    header: "Expires",
    width: "8rem",
    cell: (invitation) => (
      <span>
        <span className="md:hidden">expires </span>
        <RelativeTime date={invitation.expiresAt} />
      </span>
    ),
  },
  { id: "state", header: "State", width: "7rem", cell: (invitation) => <Tag tone={TONES[invitation.state]}>{STATE_LABELS[invitation.state]}</Tag> },
];

function To({ invitation }: { invitation: InvitationDto }) {
  const Icon = invitation.email ? Mail : Link2;
  return (
    <div className="flex min-w-0 items-center gap-2.5 py-1.5">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0">
        <span className="block truncate font-medium">{invitationName(invitation)}</span>
        <span className="block truncate font-normal text-muted">
          {invitation.email ? (invitation.sentAt ? `from ${invitation.invitedBy}` : "not sent yet, send it again") : `${invitation.uses} of ${invitation.maxUses} used · from ${invitation.invitedBy}`}
        </span>
      </div>
    </div>
  );
}

function Access({ invitation }: { invitation: InvitationDto }) {
  const places = [...invitation.workspaces.map((one) => `${one.name} (${one.role})`), ...invitation.departments];
  const text = [clearanceLabel(invitation.clearance), ...places].join(", ");
  return <span title={text}>{text}</span>;
}
