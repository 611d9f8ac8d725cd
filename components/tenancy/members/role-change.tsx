"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { changeMemberRolesAction } from "@/lib/domains/tenancy/members/actions";
import { CHANGE_EFFECTS } from "@/lib/domains/tenancy/members/labels";
import type { OrganizationRoleName } from "@/lib/domains/tenancy/roles/schema";
import { roleOfValue, roleOptions, roleValue } from "../choosing/role-value";
import { MemberPart, type MemberPartProps } from "./member-part";

export function RoleChange({ organization, member, choices }: MemberPartProps) {
  const router = useRouter();
  const held = roleValue(member.role);
  const [value, setValue] = useState(held);
  const change = useCommand(
    (next: string) => changeMemberRolesAction(organization, { userIds: [member.userId], ...roleOfValue<OrganizationRoleName>(next, choices.roles) }),
    { onSuccess: () => router.refresh() },
  );
  if (!member.can.changeRole) {
    return (
      <MemberPart title="Role">
        <p className="text-sm">{member.role.name}</p>
      </MemberPart>
    );
  }
  return (
    <MemberPart title="Role" effect={CHANGE_EFFECTS.role} error={change.error?.message}>
      <div className="flex gap-2">
        <Select aria-label="Role in the organization" value={value} onValueChange={setValue} options={roleOptions(choices.roles, member.role)} />
        <Button disabled={value === held} loading={change.pending} onClick={() => void change.run(value)}>
          Change role
        </Button>
      </div>
    </MemberPart>
  );
}
