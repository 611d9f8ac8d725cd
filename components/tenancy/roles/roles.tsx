"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { RoleScope } from "@/lib/domains/tenancy/roles/policy";
import type { RoleDto, RoleListDto } from "@/lib/domains/tenancy/roles/schema";
import type { Permission } from "@/lib/kernel/permissions";
import { type RoleChanges, roleColumns, type RoleColumn } from "./role-columns";
import { deleteRole, type RolePlace } from "./role-commands";
import { RoleDialog } from "./role-dialog";
import { RoleList } from "./role-list";
import { RoleMatrix, type RoleMatrixProps } from "./role-matrix";
import { SaveBar } from "./save-bar";

interface RolesProps {
  place: RolePlace;
  scope: RoleScope;
  list: RoleListDto;
  title: string;
  /** Whose roles these are. */
  children: string;
}

/** The matrix of one scope: built-in roles to read, the organization's own to change. */
export function Roles({ place, scope, list, title, children }: RolesProps) {
  const router = useRouter();
  const [changes, setChanges] = useState<RoleChanges>(new Map());
  const [editing, setEditing] = useState<RoleDto | "new" | null>(null);
  const [deleting, setDeleting] = useState<RoleDto | null>(null);
  const columns = useMemo(() => roleColumns(scope, list.roles), [scope, list.roles]);
  const own = useMemo(() => new Set(list.own), [list.own]);
  const remove = useCommand((roleId: string) => deleteRole(place, roleId), {
    onSuccess: () => {
      setDeleting(null);
      router.refresh();
    },
  });
  const heldBy = (column: RoleColumn) => changes.get(column.id) ?? column.permissions;
  const matrix: RoleMatrixProps = {
    scope,
    columns,
    own,
    heldBy,
    onToggle: (column, permission) => setChanges(new Map(changes).set(column.id, toggled(heldBy(column), permission))),
    onEdit: setEditing,
    onDelete: (role) => {
      remove.reset();
      setDeleting(role);
    },
  };
  return (
    <section aria-labelledby={`roles-${scope}`} className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-start gap-3 border-b px-4 py-4 lg:px-6">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id={`roles-${scope}`} className="text-lg">
            {title}
          </h2>
          <p className="mt-1 text-sm text-muted">{children}</p>
        </div>
        {list.can.create && (
          <Button size="sm" variant="primary" icon={<Plus aria-hidden />} onClick={() => setEditing("new")}>
            New role
          </Button>
        )}
      </header>
      <RoleMatrix {...matrix} />
      <RoleList {...matrix} />
      {columns.every((column) => column.role === null) && (
        <p className="border-t px-4 py-3 text-sm text-muted lg:px-6">
          No roles of your own yet. {list.can.create ? "Make one where a built-in role allows too much or too little." : "Who may create roles can add some."}
        </p>
      )}
      {changes.size > 0 && <SaveBar {...{ place, scope, columns, changes }} onDone={() => setChanges(new Map())} />}
      {editing && <RoleDialog {...{ place, scope }} own={list.own} role={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={(open) => !open && setDeleting(null)}
        title={`Delete the role “${deleting?.name ?? ""}”?`}
        consequences="Nobody holds it, so nobody loses anything. It cannot be brought back."
        confirmLabel="Delete role"
        pending={remove.pending}
        error={remove.error?.message}
        onConfirm={() => deleting && void remove.run(deleting.id)}
      />
    </section>
  );
}

function toggled(held: ReadonlySet<Permission>, permission: Permission): ReadonlySet<Permission> {
  const next = new Set(held);
  if (!next.delete(permission)) next.add(permission);
  return next;
}
