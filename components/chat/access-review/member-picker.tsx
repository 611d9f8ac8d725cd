"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { FormField } from "@/components/patterns/form-field";
import { Select } from "@/components/ui/controls/select";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ReviewedMemberDto } from "@/lib/domains/chat/access-review/schema";
import { reviewPath } from "./review-address";

interface MemberPickerProps {
  address: WorkspaceAddress;
  members: readonly ReviewedMemberDto[];
  selected: string | null;
}

export function MemberPicker({ address, members, selected }: MemberPickerProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <FormField label="Member" name="member" hint={pending ? "Looking…" : "Each look is recorded in the audit log with your name."} className="max-w-sm">
      {(control) => (
        <Select
          {...control}
          {...(selected ? { value: selected } : {})}
          placeholder="Choose a member"
          options={members.map((member) => ({ value: member.id, label: member.name, hint: member.email }))}
          onValueChange={(member) => startTransition(() => router.push(reviewPath(address, { member })))}
        />
      )}
    </FormField>
  );
}
