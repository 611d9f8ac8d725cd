"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Select } from "@/components/ui/controls/select";
import type { MemberChoicesDto } from "@/lib/domains/tenancy/members/schema";
import { roleOptions } from "./role-value";

export interface ChosenWorkspace {
  workspaceId: string;
  /** Of the control, see role-value. */
  role: string;
}

interface WorkspaceRolesProps {
  workspaces: MemberChoicesDto["workspaces"];
  value: readonly ChosenWorkspace[];
  onChange: (value: ChosenWorkspace[]) => void;
  /** A guest has exactly one. */
  single?: boolean;
}

/** Workspaces, each with the role that is held there. */
export function WorkspaceRoles({ workspaces, value, onChange, single = false }: WorkspaceRolesProps) {
  const free = workspaces.filter((one) => one.roles.length > 0 && !value.some((chosen) => chosen.workspaceId === one.id));
  const first = free[0];
  const put = (index: number, change: Partial<ChosenWorkspace>) => onChange(value.map((chosen, at) => (at === index ? { ...chosen, ...change } : chosen)));
  return (
    <fieldset>
      <legend className="text-sm font-medium">{single ? "Workspace" : "Workspaces"}</legend>
      <ul className="mt-1.5 flex flex-col gap-2">
        {value.map((chosen, index) => {
          const here = workspaces.find((one) => one.id === chosen.workspaceId);
          return (
            <li key={chosen.workspaceId} className="flex gap-2">
              <Select
                aria-label="Workspace"
                value={chosen.workspaceId}
                onValueChange={(workspaceId) => put(index, { workspaceId, role: "viewer" })}
                options={workspaces.filter((one) => one.id === chosen.workspaceId || free.includes(one)).map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Select aria-label={`Role in ${here?.name ?? "the workspace"}`} value={chosen.role} onValueChange={(role) => put(index, { role })} options={roleOptions(here?.roles ?? [])} />
              {!single && <IconButton label={`Leave out ${here?.name ?? "the workspace"}`} icon={<X aria-hidden />} onClick={() => onChange(value.filter((_, at) => at !== index))} />}
            </li>
          );
        })}
      </ul>
      {!single && first && (
        <Button size="sm" variant="ghost" className="mt-1.5" icon={<Plus aria-hidden />} onClick={() => onChange([...value, { workspaceId: first.id, role: "viewer" }])}>
          Add a workspace
        </Button>
      )}
    </fieldset>
  );
}
