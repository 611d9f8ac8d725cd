"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/lib/client/use-command";
import { createDepartmentAction, renameDepartmentAction } from "@/lib/domains/tenancy/departments/actions";
import type { DepartmentDto } from "@/lib/domains/tenancy/departments/schema";
import { NameDialog } from "../name-dialog";

interface DepartmentNameDialogProps {
  organization: string;
  /** Null for a new one. */
  department: DepartmentDto | null;
  onClose: () => void;
}

export function DepartmentNameDialog({ organization, department, onClose }: DepartmentNameDialogProps) {
  const router = useRouter();
  const save = useCommand(
    (input: { name: string }) =>
      department
        ? renameDepartmentAction(organization, { departmentId: department.id, ...input })
        : createDepartmentAction(organization, input),
    {
      onSuccess: () => {
        onClose();
        router.refresh();
      },
    },
  );
  return (
    <NameDialog
      open
      onClose={onClose}
      title={department ? `Rename “${department.name}”` : "New department"}
      description={
        department
          ? "Its members and the documents limited to it stay as they are."
          : "It changes nothing until people belong to it and documents are limited to it."
      }
      name={department?.name ?? ""}
      maxLength={80}
      submitLabel={department ? "Rename" : "Create department"}
      command={save}
    />
  );
}
