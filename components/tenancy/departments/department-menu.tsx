"use client";

import { Ellipsis, Pencil, Trash2, Users } from "lucide-react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import type { DepartmentAbilities } from "@/lib/domains/tenancy/departments/policy";
import type { DepartmentDto } from "@/lib/domains/tenancy/departments/schema";

interface DepartmentMenuProps {
  department: DepartmentDto;
  can: DepartmentAbilities;
  onRename: () => void;
  onAssign: () => void;
  onDelete: () => void;
}

export function DepartmentMenu({ department, can, onRename, onAssign, onDelete }: DepartmentMenuProps) {
  if (!can.assign && !can.rename && !can.delete) return null;
  return (
    <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${department.name}`} icon={<Ellipsis aria-hidden />} />}>
      {can.assign && (
        <MenuItem icon={<Users aria-hidden />} onSelect={onAssign}>
          Members
        </MenuItem>
      )}
      {can.rename && (
        <MenuItem icon={<Pencil aria-hidden />} onSelect={onRename}>
          Rename
        </MenuItem>
      )}
      {can.delete && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={onDelete}>
          Delete
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
