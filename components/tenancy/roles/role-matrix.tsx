"use client";

import { Check, Minus, Pencil, Trash2 } from "lucide-react";
import { Fragment, type KeyboardEvent } from "react";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { IconButton } from "@/components/ui/controls/icon-button";
import type { RoleScope } from "@/lib/domains/tenancy/roles/policy";
import type { RoleDto } from "@/lib/domains/tenancy/roles/schema";
import { type Permission, PERMISSIONS } from "@/lib/kernel/permissions";
import { permissionGroups, type RoleColumn } from "./role-columns";

export interface RoleMatrixProps {
  scope: RoleScope;
  columns: readonly RoleColumn[];
  own: ReadonlySet<Permission>;
  /** What a column holds with the changes not yet saved. */
  heldBy: (column: RoleColumn) => ReadonlySet<Permission>;
  onToggle: (column: RoleColumn, permission: Permission) => void;
  onEdit: (role: RoleDto) => void;
  onDelete: (role: RoleDto) => void;
}

const HEAD = "sticky top-0 z-sticky border-b bg-surface px-3 py-2 align-bottom text-xs font-medium";
const FIRST = "sticky left-0 bg-surface text-left";

/** Permissions down, roles across. Arrow keys go from cell to cell. */
export function RoleMatrix({ scope, columns, own, heldBy, onToggle, onEdit, onDelete }: RoleMatrixProps) {
  return (
    <div className="max-h-[75dvh] overflow-auto overscroll-contain max-md:hidden" tabIndex={0} role="region" aria-label="Permissions of the roles">
      <table className="w-full border-separate border-spacing-0 text-sm" onKeyDown={moveFocus}>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} ${FIRST} z-rail min-w-64`}>
              Permission
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={`${HEAD} min-w-28`} title={column.description}>
                <ColumnHead {...{ column, onEdit, onDelete }} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups(scope).map(({ group, permissions }) => (
            <Fragment key={group}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className="border-b bg-sunken px-3 py-1.5 text-left text-xs font-medium text-muted">
                  {group}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission} className="group hover:bg-sunken">
                  <th scope="row" className={`${FIRST} border-b px-3 py-1.5 font-normal group-hover:bg-sunken`}>
                    {PERMISSIONS[permission].label}
                  </th>
                  {columns.map((column) => (
                    <td key={column.id} className="border-b px-3 py-1.5 text-center">
                      <PermissionCell {...{ column, permission, own, onToggle }} held={heldBy(column).has(permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead({ column, onEdit, onDelete }: Pick<RoleMatrixProps, "onEdit" | "onDelete"> & { column: RoleColumn }) {
  const { role } = column;
  return (
    <div className="flex flex-col items-center gap-1">
      <span className="max-w-32 text-pretty">{column.name}</span>
      {role === null && <span className="font-normal text-muted">built in</span>}
      {role && (role.can.update || role.can.delete) && (
        <span className="inline-flex">
          {role.can.update && <IconButton label={`Edit ${role.name}`} icon={<Pencil aria-hidden />} onClick={() => onEdit(role)} />}
          <IconButton label={`Delete ${role.name}`} icon={<Trash2 aria-hidden />} disabled={!role.can.delete} onClick={() => onDelete(role)} />
        </span>
      )}
      {role && <span className="font-normal text-muted">{role.members === 1 ? "1 member" : `${role.members} members`}</span>}
    </div>
  );
}

interface PermissionCellProps extends Pick<RoleMatrixProps, "own" | "onToggle"> {
  column: RoleColumn;
  permission: Permission;
  held: boolean;
}

/** A system role says what it holds; a role that may be changed has a box, which only what the reader holds himself can check. */
export function PermissionCell({ column, permission, own, held, onToggle }: PermissionCellProps) {
  const name = `${column.name}: ${PERMISSIONS[permission].label}`;
  if (!column.role?.can.update) {
    return (
      <span role="img" aria-label={`${name}: ${held ? "allowed" : "not allowed"}`} className="inline-flex size-4 items-center justify-center align-middle">
        {held ? <Check aria-hidden className="size-4" /> : <Minus aria-hidden className="size-3.5 text-faint" />}
      </span>
    );
  }
  return <Checkbox aria-label={name} checked={held} disabled={!own.has(permission)} onCheckedChange={() => onToggle(column, permission)} className="align-middle" />;
}

const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** From box to box, past cells that hold none. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  const row = cell?.parentElement;
  if (!step || !cell || !(row instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  const rows = [...event.currentTarget.rows];
  let [y, x] = [rows.indexOf(row), cell.cellIndex];
  for (;;) {
    [y, x] = [y + step[0], x + step[1]];
    const next = rows[y]?.cells[x];
    if (y < 0 || y >= rows.length || x < 0 || (step[1] !== 0 && !next)) return;
    const box = next?.querySelector<HTMLElement>("button[role=checkbox]:not(:disabled)");
    if (box) return box.focus();
  }
}
