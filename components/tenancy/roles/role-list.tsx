"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { PERMISSIONS } from "@/lib/kernel/permissions";
import { permissionGroups } from "./role-columns";
import { PermissionCell, type RoleMatrixProps } from "./role-matrix";

/** The matrix on a phone: one role at a time. */
export function RoleList({ scope, columns, own, heldBy, onToggle, onEdit, onDelete }: RoleMatrixProps) {
  const [shown, setShown] = useState(columns[0]?.id ?? "");
  const column = columns.find((one) => one.id === shown) ?? columns[0];
  if (!column) return null;
  const { role } = column;
  const held = heldBy(column);
  return (
    <div className="flex flex-col gap-4 px-4 py-4 md:hidden">
      <Select aria-label="Role" value={column.id} onValueChange={setShown} options={columns.map(({ id, name, role: custom }) => ({ value: id, label: custom ? name : `${name} (built in)` }))} />
      {column.description && <p className="text-sm text-muted">{column.description}</p>}
      {role && (role.can.update || role.can.delete) && (
        <div className="flex gap-2">
          {role.can.update && (
            <Button size="sm" icon={<Pencil aria-hidden />} onClick={() => onEdit(role)}>
              Rename
            </Button>
          )}
          <Button size="sm" icon={<Trash2 aria-hidden />} disabled={!role.can.delete} onClick={() => onDelete(role)}>
            Delete
          </Button>
        </div>
      )}
      {permissionGroups(scope).map(({ group, permissions }) => (
        <section key={group} aria-label={group}>
          <h3 className="text-xs font-medium text-muted">{group}</h3>
          <ul className="mt-1">
            {permissions.map((permission) => (
              <li key={permission} className="flex min-h-11 items-center justify-between gap-3 border-b text-sm">
                <span>{PERMISSIONS[permission].label}</span>
                <PermissionCell {...{ column, permission, own, onToggle }} held={held.has(permission)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
