"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { ALL_PERMISSIONS, type Permission, PERMISSIONS } from "@/lib/kernel/permissions";

interface PermissionPickerProps {
  value: ReadonlySet<Permission>;
  onChange: (value: ReadonlySet<Permission>) => void;
  /** Others are shown and cannot be chosen: nobody gives what he does not have. */
  available: readonly Permission[];
  error?: string;
}

/** Permissions by group, each group with a box for all of it. */
export function PermissionPicker({ value, onChange, available, error }: PermissionPickerProps) {
  const id = useId();
  const groups = [...new Set(ALL_PERMISSIONS.map((permission) => PERMISSIONS[permission].group))];
  function set(permissions: readonly Permission[], on: boolean) {
    const next = new Set(value);
    for (const permission of permissions)
      if (on) next.add(permission);
      else next.delete(permission);
    onChange(next);
  }
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="text-sm font-medium">Permissions</legend>
      <div className="mt-2 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => {
          const members = ALL_PERMISSIONS.filter((permission) => PERMISSIONS[permission].group === group);
          const givable = members.filter((permission) => available.includes(permission));
          return (
            <div key={group} role="group" aria-label={group}>
              <Choice
                id={`${id}-${group}`}
                label={group}
                strong
                checked={groupState(givable, value)}
                disabled={givable.length === 0}
                onChange={(on) => set(givable, on)}
              />
              {members.map((permission) => (
                <Choice
                  key={permission}
                  id={`${id}-${permission}`}
                  label={PERMISSIONS[permission].label}
                  checked={value.has(permission)}
                  disabled={!givable.includes(permission)}
                  onChange={(on) => set([permission], on)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <p id={`${id}-error`} aria-live="polite" className={error ? "mt-2 text-sm text-danger" : "sr-only"}>
        {error}
      </p>
    </fieldset>
  );
}

function groupState(members: readonly Permission[], value: ReadonlySet<Permission>): boolean | "indeterminate" {
  const chosen = members.filter((permission) => value.has(permission)).length;
  if (chosen === 0) return false;
  return chosen === members.length ? true : "indeterminate";
}

interface ChoiceProps {
  id: string;
  label: string;
  strong?: boolean;
  checked: boolean | "indeterminate";
  disabled: boolean;
  onChange: (on: boolean) => void;
}

function Choice({ id, label, strong = false, checked, disabled, onChange }: ChoiceProps) {
  return (
    <div className={strong ? "flex min-h-8 items-center gap-2.5" : "flex min-h-8 items-center gap-2.5 pl-6"}>
      <Checkbox id={id} checked={checked} disabled={disabled} onCheckedChange={(state) => onChange(state === true)} />
      <label htmlFor={id} className={strong ? "text-sm font-medium" : "text-sm"}>
        {label}
      </label>
    </div>
  );
}
