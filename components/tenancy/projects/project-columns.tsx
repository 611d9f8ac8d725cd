import Link from "next/link";
import type { Column } from "@/components/patterns/data-table/column";
import { Tag } from "@/components/ui/display/tag";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { PROJECT_ACCESS_LABELS } from "@/lib/domains/tenancy/projects/labels";
import type { ManagedProjectDto } from "@/lib/domains/tenancy/projects/schema";
import { CountCell } from "../count-cell";

export function projectColumns(address: WorkspaceAddress): Column<ManagedProjectDto>[] {
  return [
    { id: "name", header: "Name", cell: (row) => <ProjectName address={address} project={row} /> },
    { id: "access", header: "Who sees it", width: "14rem", cell: (row) => PROJECT_ACCESS_LABELS[row.access] },
    {
      id: "members",
      header: "Members",
      width: "6rem",
      align: "end",
      cell: (row) => <CountCell count={row.members} one="member" many="members" />,
    },
  ];
}

function ProjectName({ address, project }: { address: WorkspaceAddress; project: ManagedProjectDto }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2" title={project.description || project.name}>
      {project.archivedAt === null ? (
        <Link href={dataRoomPath(address, { project: project.id })} className="truncate rounded-sm py-1 font-medium hover:underline">
          {project.name}
        </Link>
      ) : (
        <span className="truncate">{project.name}</span>
      )}
      {project.isDefault && <Tag icon={false}>Default</Tag>}
      {project.isSample && <Tag icon={false}>Sample</Tag>}
    </span>
  );
}
