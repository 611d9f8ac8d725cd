"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { RoleScope } from "@/lib/domains/tenancy/roles/policy";
import type { RoleDto } from "@/lib/domains/tenancy/roles/schema";
import { type Permission, WORKSPACE_PERMISSIONS } from "@/lib/kernel/permissions";
import { PermissionPicker } from "../permission-picker";
import { type RoleInput, type RolePlace, saveRole } from "./role-commands";

interface RoleDialogProps {
  place: RolePlace;
  scope: RoleScope;
  own: readonly Permission[];
  /** Null makes a new one. */
  role: RoleDto | null;
  onClose: () => void;
}

const STARTS: Record<RoleScope, readonly Permission[]> = { organization: ["organization:read", "departments:read"], workspace: ["workspace:read", "projects:read", "documents:read"] };

export function RoleDialog({ place, scope, own, role, onClose }: RoleDialogProps) {
  const router = useRouter();
  const available = scope === "workspace" ? own.filter((permission) => WORKSPACE_PERMISSIONS.includes(permission)) : own;
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set(role?.permissions ?? STARTS[scope].filter((permission) => available.includes(permission))));
  const save = useCommand((input: RoleInput) => saveRole(place, input), {
    onSuccess: () => {
      router.refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title={role ? `Edit “${role.name}”` : scope === "organization" ? "New role of the organization" : "New role for workspaces"}
      description={role && role.members > 0 ? `${role.members === 1 ? "1 member holds" : `${role.members} members hold`} it; what it allows changes at their next request.` : "It can allow what you may do yourself, and no more."}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="role" loading={save.pending}>
            {role ? "Save role" : "Create role"}
          </Button>
        </>
      }
    >
      <form
        id="role"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={save.submit((form) => ({
          ...(role ? { roleId: role.id } : {}),
          scope,
          name: String(form.get("name") ?? ""),
          description: String(form.get("description") ?? ""),
          permissions: [...chosen],
        }))}
      >
        <FormError error={save.error} />
        <FormField label="Name" name="name" required error={save.fieldErrors["name"]}>
          {(control) => <Input {...control} defaultValue={role?.name} maxLength={60} autoComplete="off" autoFocus />}
        </FormField>
        <FormField label="Description" name="description" optional hint="Shown where the role is chosen" error={save.fieldErrors["description"]}>
          {(control) => <Input {...control} defaultValue={role?.description} maxLength={300} autoComplete="off" />}
        </FormField>
        <PermissionPicker value={chosen} onChange={setChosen} available={available} error={save.fieldErrors["permissions"]} />
      </form>
    </Dialog>
  );
}
