"use client";

import { FolderClosed, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { type WorkspaceAddress, withQuery, workspacePath } from "@/lib/client/workspace-urls";
import type { ProjectAbilities } from "@/lib/domains/tenancy/projects/policy";
import type { ManagedProjectDto, ProjectPersonDto } from "@/lib/domains/tenancy/projects/schema";
import { NewProjectDialog } from "../new-project-dialog";
import { StateFilter } from "../state-filter";
import { EditProjectDialog } from "./edit-project-dialog";
import { type ProjectAsk, ProjectConfirmation } from "./project-confirmation";
import { projectColumns } from "./project-columns";
import { ProjectMembersDialog } from "./project-members-dialog";
import { ProjectRowMenu } from "./project-row-menu";

export interface ProjectsProps {
  address: WorkspaceAddress;
  projects: readonly ManagedProjectDto[];
  archived: boolean;
  can: ProjectAbilities;
  /** Of the project that the address names. */
  choosing: { project: ManagedProjectDto; people: { data: readonly ProjectPersonDto[]; total: number } } | null;
  q: string;
}

export function Projects({ address, projects, archived, can, choosing, q }: ProjectsProps) {
  const router = useRouter();
  const place = workspacePath(address, "/settings/projects");
  const [creating, setCreating] = useState(false);
  const [editing, setEditing] = useState<ManagedProjectDto | null>(null);
  const [asking, setAsking] = useState<ProjectAsk | null>(null);
  const open = (members: string, text = "") => router.push(withQuery(place, { members, q: text }), { scroll: false });
  const states = [
    { label: "Open", href: place, current: !archived },
    { label: "Archived", href: `${place}?state=archived`, current: archived },
  ];
  return (
    <>
      <section aria-labelledby="projects-title" className="rounded-md border bg-surface">
        <header className="flex flex-wrap items-start gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="projects-title" className="text-lg">
              Projects
            </h2>
            <p className="mt-1 text-sm text-muted">
              A project holds documents that are read together, and decides who sees them. Closed ones are listed for their members alone.
            </p>
          </div>
          {can.create && (
            <Button size="sm" variant="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
              New project
            </Button>
          )}
        </header>
        <StateFilter label="Projects by state" options={states} />
        <DataTable
          label="Projects"
          rows={projects}
          columns={projectColumns(address)}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          rowMenu={(row) => (
            <ProjectRowMenu
              project={row}
              can={can}
              onEdit={() => setEditing(row)}
              onMembers={() => open(row.id)}
              onAsk={(kind) => setAsking({ kind, project: row })}
            />
          )}
          empty={
            <EmptyState icon={<FolderClosed />} title={archived ? "Nothing is archived" : "No projects"}>
              {archived
                ? "An archived project keeps its documents; they are listed, found and answered from no more until it is restored."
                : "You belong to no project of this workspace."}
            </EmptyState>
          }
        />
      </section>
      <NewProjectDialog address={address} open={creating} onOpenChange={setCreating} onCreated={() => router.refresh()} />
      {editing && <EditProjectDialog address={address} project={editing} onClose={() => setEditing(null)} />}
      {asking && <ProjectConfirmation address={address} asking={asking} onClose={() => setAsking(null)} />}
      {choosing && (
        <ProjectMembersDialog
          key={choosing.project.id}
          address={address}
          {...choosing}
          q={q}
          onSearch={(text) => open(choosing.project.id, text)}
          onClose={() => router.push(place, { scroll: false })}
        />
      )}
    </>
  );
}
