"use client";

import { Archive, Ellipsis, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import type { WorkspaceAbilities } from "@/lib/domains/tenancy/workspaces/policy";
import type { WorkspaceDto } from "@/lib/domains/tenancy/workspaces/schema";

interface WorkspaceMenuProps {
  workspace: WorkspaceDto;
  can: WorkspaceAbilities;
  onRename: () => void;
  onAsk: (kind: "archive" | "restore" | "delete") => void;
}

export function WorkspaceMenu({ workspace, can, onRename, onAsk }: WorkspaceMenuProps) {
  const { state, name } = workspace;
  const restorable = state === "archived" ? can.archive : state === "deleted" && can.archive && can.delete;
  if (!can.rename && !can.archive && !can.delete) return null;
  return (
    <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${name}`} icon={<Ellipsis aria-hidden />} />}>
      {can.rename && state !== "deleted" && (
        <MenuItem icon={<Pencil aria-hidden />} onSelect={onRename}>
          Rename
        </MenuItem>
      )}
      {restorable && (
        <MenuItem icon={<RotateCcw aria-hidden />} onSelect={() => onAsk("restore")}>
          Restore
        </MenuItem>
      )}
      {can.archive && state === "open" && (
        <MenuItem icon={<Archive aria-hidden />} onSelect={() => onAsk("archive")}>
          Archive
        </MenuItem>
      )}
      {can.delete && state !== "deleted" && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => onAsk("delete")}>
          Delete
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
