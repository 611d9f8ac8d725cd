"use client";

import { Building2, PauseCircle, ShieldCheck, UserCog, UserMinus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import type { MemberChoicesDto, MemberDto } from "@/lib/domains/tenancy/members/schema";
import { BulkMemberDialog, type BulkChange } from "./bulk-member-dialog";

interface BulkMemberActionsProps {
  organization: string;
  members: readonly MemberDto[];
  choices: MemberChoicesDto;
  onDone: () => void;
}

/** What can be done with the selected members; those who may not be changed are told apart afterwards, each with its reason. */
export function BulkMemberActions({ organization, members, choices, onDone }: BulkMemberActionsProps) {
  const [change, setChange] = useState<BulkChange | null>(null);
  const some = (which: keyof MemberDto["can"]) => members.some((member) => member.can[which]);
  const offered: { id: BulkChange; label: string; icon: ReactNode; shown: boolean }[] = [
    { id: "role", label: "Role", icon: <UserCog aria-hidden />, shown: some("changeRole") },
    { id: "clearance", label: "Clearance", icon: <ShieldCheck aria-hidden />, shown: some("changeClearance") },
    { id: "department", label: "Department", icon: <Building2 aria-hidden />, shown: choices.can.assignDepartments && choices.departments.length > 0 },
    { id: "suspend", label: "Suspend", icon: <PauseCircle aria-hidden />, shown: some("suspend") },
    { id: "remove", label: "Remove", icon: <UserMinus aria-hidden />, shown: some("remove") },
  ];
  return (
    <>
      {offered
        .filter((one) => one.shown)
        .map((one) => (
          <Button key={one.id} size="sm" variant={one.id === "remove" ? "danger" : "secondary"} icon={one.icon} onClick={() => setChange(one.id)}>
            {one.label}
          </Button>
        ))}
      {change && <BulkMemberDialog {...{ organization, members, choices, change, onDone }} onClose={() => setChange(null)} />}
    </>
  );
}
