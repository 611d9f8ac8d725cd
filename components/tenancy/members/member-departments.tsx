"use client";

import { useRouter } from "next/navigation";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { useCommand } from "@/lib/client/use-command";
import { assignDepartmentAction } from "@/lib/domains/tenancy/departments/actions";
import { MemberPart, type MemberPartProps } from "./member-part";

export function MemberDepartments({ organization, member, choices }: MemberPartProps) {
  const router = useRouter();
  const assign = useCommand(
    ({ departmentId, on }: { departmentId: string; on: boolean }) => assignDepartmentAction(organization, { departmentId, [on ? "add" : "remove"]: [member.userId] }),
    { onSuccess: () => router.refresh() },
  );
  const held = new Set(member.departments.map((department) => department.id));
  if (!choices.can.assignDepartments || choices.departments.length === 0) {
    return (
      <MemberPart title="Departments">
        <p className="text-sm">{member.departments.map((one) => one.name).join(", ") || <span className="text-muted">None</span>}</p>
      </MemberPart>
    );
  }
  return (
    <MemberPart title="Departments" effect="Documents limited to a department open for its members, as far as their clearance allows. Applies at once." error={assign.error?.message}>
      {choices.departments.map((department) => (
        <div key={department.id} className="flex min-h-8 items-center gap-2.5">
          <Checkbox
            id={`department-${department.id}`}
            checked={held.has(department.id)}
            disabled={assign.pending}
            onCheckedChange={(state) => void assign.run({ departmentId: department.id, on: state === true })}
          />
          <label htmlFor={`department-${department.id}`} className="text-sm">
            {department.name}
          </label>
        </div>
      ))}
    </MemberPart>
  );
}
