"use client";

import { UserMinus, UserPlus, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import type { Column } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Select } from "@/components/ui/controls/select";
import { Tag } from "@/components/ui/display/tag";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { changeWorkspaceMemberAction, removeWorkspaceMemberAction } from "@/lib/domains/tenancy/members/actions";
import type { WorkspaceMemberDto, WorkspaceMembersDto } from "@/lib/domains/tenancy/members/schema";
import type { WorkspaceRoleName } from "@/lib/domains/tenancy/roles/schema";
import { roleOfValue, roleOptions, roleValue } from "../choosing/role-value";
import { AddWorkspaceMember } from "./add-workspace-member";
import { shownEmail } from "@/lib/domains/identity/linking/policy";

export function WorkspaceMembers({ address, list }: { address: WorkspaceAddress; list: WorkspaceMembersDto }) {
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<WorkspaceMemberDto | null>(null);
  const change = useCommand(
    ({ userId, value }: { userId: string; value: string }) => changeWorkspaceMemberAction(address, { userId, ...roleOfValue<WorkspaceRoleName>(value, list.roles) }),
    { onSuccess: () => router.refresh() },
  );
  const remove = useCommand((userId: string) => removeWorkspaceMemberAction(address, { userId }), {
    onSuccess: () => {
      setRemoving(null);
      router.refresh();
    },
  });
  const columns: Column<WorkspaceMemberDto>[] = [
    { id: "name", header: "Name", cell: (member) => <Name member={member} /> },
    { id: "organization", header: "In the organization", width: "10rem", hideBelow: "lg", cell: (member) => member.organizationRole },
    {
      id: "role",
      header: "Role here",
      width: "13rem",
      cell: (member) =>
        member.can.changeRole ? (
          <Select
            aria-label={`Role of ${member.name}`}
            value={roleValue(member.role)}
            disabled={change.pending}
            onValueChange={(value) => void change.run({ userId: member.userId, value })}
            options={roleOptions(list.roles, member.role)}
          />
        ) : (
          member.role.name
        ),
    },
  ];
  const add = list.can.add && (
    <Button size="sm" variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setAdding(true)}>
      Add member
    </Button>
  );
  return (
    <section aria-labelledby="workspace-members-title" className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-start gap-3 border-b px-4 py-4 lg:px-6">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="workspace-members-title" className="text-lg">
            Members of this workspace
          </h2>
          <p className="mt-1 text-sm text-muted">Owners and admins of the organization open it without belonging to it. A role change holds from the member&rsquo;s next request.</p>
          <p role="alert" className="mt-1 text-sm text-danger empty:hidden">
            {change.error?.message}
          </p>
        </div>
        {add}
      </header>
      <DataTable
        label="Members of this workspace"
        rows={list.members}
        columns={columns}
        rowId={(member) => member.userId}
        rowLabel={(member) => member.name}
        rowMenu={(member) => member.can.remove && <IconButton label={`Remove ${member.name}`} icon={<UserMinus aria-hidden />} onClick={() => setRemoving(member)} />}
        empty={
          <EmptyState icon={<Users />} title="Nobody belongs to this workspace" actions={add}>
            Add members of the organization to give them access.
          </EmptyState>
        }
      />
      {adding && <AddWorkspaceMember {...{ address, list }} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={`Remove ${removing?.name ?? ""} from this workspace?`}
        consequences="Its documents and conversations are closed to this member at the next request, and memberships of its projects end. The membership of the organization stays."
        confirmLabel="Remove from workspace"
        pending={remove.pending}
        error={remove.error?.message}
        onConfirm={() => removing && void remove.run(removing.userId)}
      />
    </section>
  );
}

function Name({ member }: { member: WorkspaceMemberDto }) {
  return (
    <div className="min-w-0 py-1.5">
      <span className="flex items-center gap-2 font-medium">
        <span className="truncate">
          {member.name}
          {member.isSelf && <span className="font-normal text-muted"> (you)</span>}
        </span>
        {member.status === "suspended" && <Tag tone="warn">Suspended</Tag>}
      </span>
      <span className="block truncate font-normal text-muted">{shownEmail(member.email)}</span>
    </div>
  );
}
