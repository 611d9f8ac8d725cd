"use client";

import { Archive, Ellipsis, Pencil, RotateCcw, Trash2, Users } from "lucide-react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import type { ProjectAbilities } from "@/lib/domains/tenancy/projects/policy";
import type { ManagedProjectDto } from "@/lib/domains/tenancy/projects/schema";

interface ProjectRowMenuProps {
  project: ManagedProjectDto;
  can: ProjectAbilities;
  onEdit: () => void;
  onMembers: () => void;
  onAsk: (kind: "archive" | "restore" | "remove") => void;
}

export function ProjectRowMenu({ project, can, onEdit, onMembers, onAsk }: ProjectRowMenuProps) {
  const trigger = <IconButton label={`Actions for ${project.name}`} icon={<Ellipsis aria-hidden />} />;
  if (project.archivedAt !== null) {
    return can.archive ? (
      <DropdownMenu align="end" trigger={trigger}>
        <MenuItem icon={<RotateCcw aria-hidden />} onSelect={() => onAsk("restore")}>
          Restore
        </MenuItem>
      </DropdownMenu>
    ) : null;
  }
  const endable = !project.isDefault;
  if (!can.update && !can.members && !(endable && (can.archive || can.delete))) return null;
  return (
    <DropdownMenu align="end" trigger={trigger}>
      {can.update && (
        <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>
          Change
        </MenuItem>
      )}
      {can.members && (
        <MenuItem icon={<Users aria-hidden />} onSelect={onMembers}>
          Members
        </MenuItem>
      )}
      {can.archive && endable && (
        <MenuItem icon={<Archive aria-hidden />} onSelect={() => onAsk("archive")}>
          Archive
        </MenuItem>
      )}
      {can.delete && endable && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => onAsk("remove")}>
          Remove
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
