"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/lib/client/use-command";
import { assignDepartmentAction } from "@/lib/domains/tenancy/departments/actions";
import type { DepartmentPersonDto } from "@/lib/domains/tenancy/departments/schema";
import { type PeopleChange, PeopleDialog } from "../people-dialog";

interface DepartmentMembersDialogProps {
  organization: string;
  department: { id: string; name: string };
  people: { data: readonly DepartmentPersonDto[]; total: number };
  q: string;
  canAdd: boolean;
  onSearch: (q: string) => void;
  onClose: () => void;
}

export function DepartmentMembersDialog({ organization, department, ...rest }: DepartmentMembersDialogProps) {
  const router = useRouter();
  const assign = useCommand((change: PeopleChange) => assignDepartmentAction(organization, { departmentId: department.id, ...change }), {
    onSuccess: () => {
      rest.onClose();
      router.refresh();
    },
  });
  return (
    <PeopleDialog
      {...rest}
      title={`Members of “${department.name}”`}
      description={
        rest.canAdd
          ? "They see the documents limited to it, as far as their clearance and projects allow. It holds from their next request."
          : "You can take people out. To add somebody you have to belong to it yourself, or be allowed to change clearance."
      }
      command={assign}
    />
  );
}
