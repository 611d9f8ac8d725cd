import type { Column } from "@/components/patterns/data-table/column";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Avatar } from "@/components/ui/display/avatar";
import { Tag } from "@/components/ui/display/tag";
import { MEMBER_STATUS_LABELS } from "@/lib/domains/tenancy/members/labels";
import type { MemberDto } from "@/lib/domains/tenancy/members/schema";
import { clearanceLabel } from "../choosing/clearance-options";
import { shownEmail } from "@/lib/domains/identity/linking/policy";

export const MEMBER_COLUMNS: Column<MemberDto>[] = [
  { id: "name", header: "Name", sortable: true, cell: (member) => <NameCell member={member} /> },
  { id: "role", header: "Role", width: "8rem", cell: (member) => member.role.name },
  { id: "workspaces", header: "Workspaces", width: "9rem", hideBelow: "xl", hideInCard: true, cell: (member) => <Names names={member.workspaces.map((one) => one.name)} /> },
  { id: "departments", header: "Departments", width: "9rem", hideBelow: "xl", hideInCard: true, cell: (member) => <Names names={member.departments.map((one) => one.name)} /> },
  { id: "clearance", header: "Clearance", width: "7rem", hideBelow: "lg", cell: (member) => clearanceLabel(member.clearance) },
  {
    id: "seen",
    header: "Last seen",
    width: "8rem",
    sortable: true,
    hideBelow: "lg",
    hideInCard: true,
    cell: (member) => (member.lastSeenAt ? <RelativeTime date={member.lastSeenAt} /> : <span className="text-muted">Not yet</span>),
  },
  {
    id: "status",
    header: "Status",
    width: "7rem",
    cell: (member) => <Tag tone={member.status === "active" ? "ok" : "warn"}>{MEMBER_STATUS_LABELS[member.status]}</Tag>,
  },
];

function NameCell({ member }: { member: MemberDto }) {
  return (
    <div className="flex min-w-0 items-center gap-2.5 py-1.5">
      <Avatar name={member.name} src={member.avatar} />
      <div className="min-w-0">
        <span className="block truncate font-medium">
          {member.name}
          {member.isSelf && <span className="font-normal text-muted"> (you)</span>}
        </span>
        <span className="block truncate font-normal text-muted" title={shownEmail(member.email)}>
          {shownEmail(member.email)}
        </span>
      </div>
    </div>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return names.length === 0 ? <span className="text-muted">None</span> : <span title={names.join("\n")}>{names.join(", ")}</span>;
}
