"use client";

import { Building2, Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/display/avatar";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import type { ShellProps } from "./shell-props";

type WorkspaceSwitcherProps = Pick<ShellProps, "organization" | "workspace" | "workspaces" | "newWorkspaceHref"> & { compact?: boolean };

export function WorkspaceSwitcher({ organization, workspace, workspaces, newWorkspaceHref, compact = false }: WorkspaceSwitcherProps) {
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${workspace.name} of ${organization.name}. Switch`}
          className="tap flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Avatar name={workspace.name} shape="place" size="md" />
          {!compact && (
            <>
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate text-sm font-medium">{workspace.name}</span>
                <span className="block truncate text-xs text-muted">{organization.name}</span>
              </span>
              <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
            </>
          )}
        </button>
      }
    >
      <MenuLabel>{organization.name}</MenuLabel>
      {workspaces.map((place) => (
        <MenuItem key={place.href} asChild>
          <Link href={place.href} aria-current={place.href === workspace.href || undefined}>
            <Avatar name={place.name} shape="place" size="sm" />
            <span className="min-w-0 flex-1 truncate">{place.name}</span>
            {place.href === workspace.href && <Check aria-hidden className="text-accent" />}
          </Link>
        </MenuItem>
      ))}
      {(organization.href || newWorkspaceHref) && <MenuSeparator />}
      {organization.href && (
        <MenuItem asChild>
          <Link href={organization.href}>
            <Building2 aria-hidden />
            Organization settings
          </Link>
        </MenuItem>
      )}
      {newWorkspaceHref && (
        <MenuItem asChild>
          <Link href={newWorkspaceHref}>
            <Plus aria-hidden />
            New workspace
          </Link>
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
