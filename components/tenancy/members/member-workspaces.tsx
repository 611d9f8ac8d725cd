"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { leaveWorkspaceAction, setWorkspaceRoleAction } from "@/lib/domains/tenancy/members/actions";
import type { MemberDto } from "@/lib/domains/tenancy/members/schema";
import type { WorkspaceRoleName } from "@/lib/domains/tenancy/roles/schema";
import { roleOfValue, roleOptions, roleValue } from "../choosing/role-value";
import { MemberPart, type MemberPartProps } from "./member-part";

const NONE: MemberPartProps["choices"]["workspaces"][number]["roles"] = [];

export function MemberWorkspaces({ organization, member, choices }: MemberPartProps) {
  const router = useRouter();
  const done = { onSuccess: () => router.refresh() };
  const rolesOf = (workspaceId: string) => choices.workspaces.find((one) => one.id === workspaceId)?.roles ?? NONE;
  const put = useCommand(
    ({ workspaceId, value }: { workspaceId: string; value: string }) =>
      setWorkspaceRoleAction(organization, { userIds: [member.userId], workspaceId, ...roleOfValue<WorkspaceRoleName>(value, rolesOf(workspaceId)) }),
    done,
  );
  const leave = useCommand((workspaceId: string) => leaveWorkspaceAction(organization, { userIds: [member.userId], workspaceId }), done);
  const others = choices.workspaces.filter((one) => !member.workspaces.some((held) => held.id === one.id) && one.roles.length > 0);
  const everywhere = member.role.role === "owner" || member.role.role === "admin";
  return (
    <MemberPart
      title="Workspaces"
      effect={everywhere ? "Owners and admins open every workspace; a role here adds nothing." : "Taking a workspace away also ends the member's projects in it. Applies at the next request."}
      error={put.error?.message ?? leave.error?.message}
    >
      <ul className="flex flex-col gap-2">
        {member.workspaces.map((workspace) => (
          <li key={workspace.id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-sm">{workspace.name}</span>
            {choices.can.changeWorkspaceRole && choices.can.addToWorkspace ? (
              <Select
                aria-label={`Role in ${workspace.name}`}
                className="w-40"
                value={roleValue(workspace.role)}
                disabled={put.pending}
                onValueChange={(value) => void put.run({ workspaceId: workspace.id, value })}
                options={roleOptions(rolesOf(workspace.id), workspace.role)}
              />
            ) : (
              <span className="text-sm text-muted">{workspace.role.name}</span>
            )}
            {choices.can.removeFromWorkspace && member.role.role !== "guest" && (
              <IconButton label={`Remove from ${workspace.name}`} icon={<X aria-hidden />} disabled={leave.pending} onClick={() => void leave.run(workspace.id)} />
            )}
          </li>
        ))}
        {member.workspaces.length === 0 && <li className="text-sm text-muted">Belongs to none.</li>}
      </ul>
      {choices.can.addToWorkspace && others.length > 0 && member.role.role !== "guest" && <AddWorkspace key={member.workspaces.length} {...{ others }} member={member} pending={put.pending} onAdd={put.run} />}
    </MemberPart>
  );
}

interface AddWorkspaceProps {
  member: MemberDto;
  others: MemberPartProps["choices"]["workspaces"];
  pending: boolean;
  onAdd: (input: { workspaceId: string; value: string }) => Promise<unknown>;
}

function AddWorkspace({ member, others, pending, onAdd }: AddWorkspaceProps) {
  const [workspaceId, setWorkspaceId] = useState("");
  const workspace = others.find((one) => one.id === workspaceId);
  const [role, setRole] = useState("viewer");
  const roles = workspace?.roles ?? others[0]?.roles ?? [];
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Select
        aria-label={`Workspace to add ${member.name} to`}
        className="min-w-32 flex-1"
        placeholder="Add to a workspace"
        value={workspaceId}
        onValueChange={setWorkspaceId}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select aria-label="Role there" className="w-36" value={role} onValueChange={setRole} options={roleOptions(roles)} />
      <Button disabled={!workspace} loading={pending} onClick={() => workspace && void onAdd({ workspaceId: workspace.id, value: role })}>
        Add
      </Button>
    </div>
  );
}
