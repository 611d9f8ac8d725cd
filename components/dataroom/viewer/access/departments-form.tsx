"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { useCommand } from "@/lib/client/use-command";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { limitDocumentAction } from "@/lib/domains/dataroom/actions";
import { staysInSight } from "@/lib/domains/dataroom/policy";
import type { DocumentAccessDto, DocumentDto } from "@/lib/domains/dataroom/schema";

interface DepartmentsFormProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  access: DocumentAccessDto;
  canLimit: boolean;
}

export function DepartmentsForm({ address, document, access, canLimit }: DepartmentsFormProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>(access.limitedTo);
  const [asking, setAsking] = useState(false);
  const stays = staysInSight({ departments: access.ownDepartments }, chosen);
  const limit = useCommand((input: { documentId: string; departmentIds: string[]; confirmed: boolean }) => limitDocumentAction(address, input), {
    onSuccess: () => (stays ? router.refresh() : router.push(dataRoomPath(address))),
  });
  const changed = [...chosen].sort().join() !== [...access.limitedTo].sort().join();
  const save = () => limit.run({ documentId: document.id, departmentIds: [...chosen], confirmed: !stays });
  return (
    <section aria-labelledby="departments-title" className="flex flex-col gap-3">
      <div>
        <h3 id="departments-title" className="text-sm font-medium">
          Departments
        </h3>
        <p className="mt-0.5 text-xs text-muted">{chosen.length === 0 ? "Every department sees the document." : "Only members of these departments see the document."}</p>
      </div>
      <FormError error={limit.error} />
      {access.departments.length === 0 && canLimit && <p className="text-sm text-muted">The organization has no departments yet; an administrator adds them in its settings.</p>}
      <ul className="flex flex-col">
        {access.departments.map(({ id, name }) => (
          <li key={id} className="text-sm">
            {canLimit ? (
              <label className="tap flex min-h-8 items-center gap-2.5">
                <Checkbox checked={chosen.includes(id)} onCheckedChange={(on) => setChosen(on === true ? [...chosen, id] : chosen.filter((one) => one !== id))} />
                {name}
              </label>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
      {changed && (
        <Button size="sm" variant="primary" loading={limit.pending} className="self-start" onClick={() => (stays ? void save() : setAsking(true))}>
          Save departments
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Limit “${document.name}” to others?`}
        consequences="You belong to none of these departments: the document disappears from your lists, searches and answers. Somebody in one of them can undo it."
        confirmLabel="Limit the document"
        tone="primary"
        pending={limit.pending}
        onConfirm={() => void save().then(() => setAsking(false))}
      />
    </section>
  );
}
