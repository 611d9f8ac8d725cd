import Link from "next/link";
import type { Column } from "@/components/patterns/data-table/column";
import { RelativeTime } from "@/components/patterns/relative-time";
import { workspacePath } from "@/lib/client/workspace-urls";
import type { WorkspaceDto, WorkspaceState } from "@/lib/domains/tenancy/workspaces/schema";
import { CountCell } from "../count-cell";

const SINCE: Record<WorkspaceState, { header: string; at: (row: WorkspaceDto) => string | null }> = {
  open: { header: "Created", at: (row) => row.createdAt },
  archived: { header: "Archived", at: (row) => row.archivedAt },
  deleted: { header: "Erased", at: (row) => row.erasedAfter },
};

export function workspaceColumns(organization: string, state: WorkspaceState): Column<WorkspaceDto>[] {
  return [
    { id: "name", header: "Name", cell: (row) => <WorkspaceName organization={organization} workspace={row} /> },
    {
      id: "address",
      header: "Address",
      width: "11rem",
      hideBelow: "xl",
      hideInCard: true,
      cell: (row) => <span className="tabular text-muted">/{row.slug}</span>,
    },
    {
      id: "members",
      header: "Members",
      width: "6rem",
      align: "end",
      cell: (row) => <CountCell count={row.members} one="member" many="members" />,
    },
    {
      id: "since",
      header: SINCE[state].header,
      width: "9rem",
      cell: (row) => {
        const at = SINCE[state].at(row);
        return at && <RelativeTime date={at} />;
      },
    },
  ];
}

function WorkspaceName({ organization, workspace }: { organization: string; workspace: WorkspaceDto }) {
  if (workspace.state !== "open") return <span title={workspace.name}>{workspace.name}</span>;
  return (
    <Link
      href={workspacePath({ organization, workspace: workspace.slug })}
      className="rounded-sm py-1 font-medium hover:underline"
      title={workspace.name}
    >
      {workspace.name}
    </Link>
  );
}
