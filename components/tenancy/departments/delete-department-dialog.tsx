"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormField } from "@/components/patterns/form-field";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { deleteDepartmentAction } from "@/lib/domains/tenancy/departments/actions";
import type { DepartmentDto } from "@/lib/domains/tenancy/departments/schema";

interface DeleteDepartmentDialogProps {
  organization: string;
  department: DepartmentDto;
  others: readonly DepartmentDto[];
  onClose: () => void;
}

const NOWHERE = "none";

export function DeleteDepartmentDialog({ organization, department, others, onClose }: DeleteDepartmentDialogProps) {
  const router = useRouter();
  const [moveTo, setMoveTo] = useState(NOWHERE);
  const remove = useCommand((input: { departmentId: string; moveTo?: string }) => deleteDepartmentAction(organization, input), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  const documents = department.documents ?? 0;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${department.name}”?`}
      consequences={
        <>
          <p>
            {department.members === 1 ? "1 person belongs" : `${department.members || "No"} people belong`} to it and{" "}
            {documents === 1 ? "1 document is" : `${documents || "no"} documents are`} limited to it. Nobody will see a document he could
            not see before. This cannot be undone.
          </p>
          {documents > 0 && (
            <FormField
              label="Limit its documents to"
              name="moveTo"
              className="mt-4 text-ink"
              hint="Documents limited to it alone must go to another department, or it cannot be deleted."
              error={remove.fieldErrors["moveTo"]}
            >
              {(control) => (
                <Select
                  {...control}
                  value={moveTo}
                  onValueChange={setMoveTo}
                  options={[
                    { value: NOWHERE, label: "Their other departments only" },
                    ...others.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              )}
            </FormField>
          )}
        </>
      }
      confirmLabel="Delete department"
      pending={remove.pending}
      error={remove.error?.message}
      onConfirm={() => void remove.run({ departmentId: department.id, ...(moveTo === NOWHERE ? {} : { moveTo }) })}
    />
  );
}
