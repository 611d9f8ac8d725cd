"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { changeMemberClearancesAction } from "@/lib/domains/tenancy/members/actions";
import { CHANGE_EFFECTS } from "@/lib/domains/tenancy/members/labels";
import { clearanceLabel, clearanceOptions } from "../choosing/clearance-options";
import { MemberPart, type MemberPartProps } from "./member-part";

export function ClearanceChange({ organization, member, choices }: MemberPartProps) {
  const router = useRouter();
  const held = String(member.clearance);
  const [value, setValue] = useState(held);
  const change = useCommand((clearance: number) => changeMemberClearancesAction(organization, { userIds: [member.userId], clearance }), {
    onSuccess: () => router.refresh(),
  });
  if (!member.can.changeClearance) {
    return (
      <MemberPart title="Clearance">
        <p className="text-sm">{clearanceLabel(member.clearance)}</p>
      </MemberPart>
    );
  }
  return (
    <MemberPart title="Clearance" effect={CHANGE_EFFECTS.clearance} error={change.error?.message}>
      <div className="flex gap-2">
        <Select aria-label="Clearance" value={value} onValueChange={setValue} options={clearanceOptions(choices.clearance)} />
        <Button disabled={value === held} loading={change.pending} onClick={() => void change.run(Number(value))}>
          Change clearance
        </Button>
      </div>
    </MemberPart>
  );
}
