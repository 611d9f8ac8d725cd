"use client";

import { FolderClosed, Plus, Trash2 } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuChoices, MenuItem, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ProjectDto } from "@/lib/domains/tenancy/schema";
import { NewProjectDialog } from "./new-project-dialog";
import { RemoveProjectDialog } from "./remove-project-dialog";

export interface ProjectMenuProps {
  address: WorkspaceAddress;
  projects: readonly ProjectDto[];
  selected: string | null;
  can: { create: boolean; remove: boolean };
}

const ALL = "all";

/** Chooses the project by the address (`?project=`), makes new ones and removes the sample. */
export function ProjectMenu({ address, projects, selected, can }: ProjectMenuProps) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [creating, setCreating] = useState(false);
  const [removing, setRemoving] = useState<ProjectDto | null>(null);
  const sample = projects.find((project) => project.isSample);

  function choose(projectId: string | null) {
    const query = new URLSearchParams(search);
    query.delete("cursor");
    if (projectId) query.set("project", projectId);
    else query.delete("project");
    router.push(query.size > 0 ? `${pathname}?${query}` : pathname);
  }

  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="sm" icon={<FolderClosed aria-hidden />}>
            Project
          </Button>
        }
      >
        <MenuChoices
          value={selected ?? ALL}
          onValueChange={(value) => choose(value === ALL ? null : value)}
          options={[{ value: ALL, label: "All projects" }, ...projects.map((project) => ({ value: project.id, label: project.name }))]}
        />
        {(can.create || (can.remove && sample)) && <MenuSeparator />}
        {can.create && (
          <MenuItem icon={<Plus aria-hidden />} onSelect={() => setCreating(true)}>
            New project
          </MenuItem>
        )}
        {can.remove && sample && (
          <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => setRemoving(sample)}>
            Remove sample
          </MenuItem>
        )}
      </DropdownMenu>
      {can.remove && sample && sample.id === selected && (
        <Button size="sm" variant="ghost" icon={<Trash2 aria-hidden />} onClick={() => setRemoving(sample)}>
          Remove sample
        </Button>
      )}
      <NewProjectDialog address={address} open={creating} onOpenChange={setCreating} onCreated={(project) => choose(project.id)} />
      <RemoveProjectDialog address={address} project={removing} onClose={() => setRemoving(null)} onRemoved={() => choose(null)} />
    </>
  );
}
