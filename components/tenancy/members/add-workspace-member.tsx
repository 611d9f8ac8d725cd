"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { addWorkspaceMemberAction } from "@/lib/domains/tenancy/members/actions";
import type { WorkspaceMembersDto } from "@/lib/domains/tenancy/members/schema";
import type { WorkspaceRoleName } from "@/lib/domains/tenancy/roles/schema";
import { roleOfValue, roleOptions } from "../choosing/role-value";
import { shownEmail } from "@/lib/domains/identity/linking/policy";

interface AddWorkspaceMemberProps {
  address: WorkspaceAddress;
  list: WorkspaceMembersDto;
  onClose: () => void;
}

export function AddWorkspaceMember({ address, list, onClose }: AddWorkspaceMemberProps) {
  const router = useRouter();
  const [userId, setUserId] = useState("");
  const [role, setRole] = useState("viewer");
  const add = useCommand((input: { userId: string }) => addWorkspaceMemberAction(address, { ...input, ...roleOfValue<WorkspaceRoleName>(role, list.roles) }), {
    onSuccess: () => {
      router.refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a member"
      description="From the members of the organization. People from outside are invited by an administrator of the organization."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={userId === ""} loading={add.pending} onClick={() => void add.run({ userId })}>
            Add member
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FormError error={add.error} />
        {list.candidates.length === 0 ? (
          <p className="text-sm text-muted">Every member of the organization belongs to this workspace already.</p>
        ) : (
          <FormField label="Member" name="userId">
            {(control) => (
              <Select {...control} value={userId} onValueChange={setUserId} options={list.candidates.map((one) => ({ value: one.userId, label: one.name, hint: shownEmail(one.email) }))} />
            )}
          </FormField>
        )}
        <FormField label="Role in this workspace" name="role">
          {(control) => <Select {...control} value={role} onValueChange={setRole} options={roleOptions(list.roles)} />}
        </FormField>
      </div>
    </Dialog>
  );
}
