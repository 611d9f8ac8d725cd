"use client";

import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { classifyFolderAction, limitFolderAction } from "@/lib/domains/dataroom/folders/actions";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { RoomFoldersDto } from "@/lib/domains/dataroom/organize/schema";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import { canClassify, needsReason, staysInSight } from "@/lib/domains/dataroom/policy";
import { SENSITIVITIES, type Sensitivity } from "@/lib/kernel/sensitivity";

interface FolderGuardDialogProps {
  address: WorkspaceAddress;
  folder: FolderDto;
  room: Pick<RoomFoldersDto, "can" | "departments" | "own">;
  onClose: (changed: boolean) => void;
}

interface Asked {
  level: Sensitivity;
  reason: string;
  departmentIds: string[];
}

/** What a folder asks of everybody who opens anything in it. */
export function FolderGuardDialog({ address, folder, room, onClose }: FolderGuardDialogProps) {
  const [level, setLevel] = useState<Sensitivity>(folder.minSensitivity);
  const [reason, setReason] = useState("");
  const [departmentIds, setDepartmentIds] = useState<string[]>(folder.departmentIds);
  const stays = staysInSight({ departments: room.own.departments }, departmentIds);
  const save = useCommand((asked: Asked) => guard(address, folder, asked, !stays), { onSuccess: () => onClose(true) });
  const levels = SENSITIVITIES.filter((one) => canClassify(room.own, one)).map((value) => ({ value, label: SENSITIVITY_LABELS[value] }));
  const lowers = needsReason(folder.minSensitivity, level);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={`Who may open “${folder.name}”`}
      description="It holds for all that lies in the folder, also deeper, from the next click on."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="folder-guard" loading={save.pending}>
            {stays ? "Save" : "Save, and hide it from me"}
          </Button>
        </>
      }
    >
      <form
        id="folder-guard"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={save.submit(() => ({
          level,
          reason: reason.trim(),
          departmentIds,
        }))}
      >
        <FormError error={save.error} />
        {room.can.classify && (
          <FormField
            label="Least sensitivity"
            name="minSensitivity"
            error={save.fieldErrors["minSensitivity"]}
            hint="Documents in it are treated as at least this sensitive."
          >
            {(control) => (
              <Select
                {...control}
                options={levels}
                value={level}
                onValueChange={(value) => setLevel(levels.find((one) => one.value === value)?.value ?? level)}
              />
            )}
          </FormField>
        )}
        {lowers && (
          <FormField label="Why more people may read it" name="reason" required error={save.fieldErrors["reason"]}>
            {(control) => (
              <Textarea {...control} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </FormField>
        )}
        {room.can.limit && <Departments departments={room.departments} chosen={departmentIds} onChange={setDepartmentIds} />}
        {!stays && (
          <p className="text-sm text-warn">
            You belong to none of these departments: the folder disappears from your lists, searches and answers.
          </p>
        )}
      </form>
    </Dialog>
  );
}

interface DepartmentsProps {
  departments: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function Departments({ departments, chosen, onChange }: DepartmentsProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-sm font-medium">Departments</legend>
      <p className="text-xs text-muted">
        {chosen.length === 0 ? "Every department may open it." : "Only members of these departments may open it."}
      </p>
      {departments.length === 0 && (
        <p className="mt-1 text-sm text-muted">The organization has no departments yet; an administrator adds them in its settings.</p>
      )}
      {departments.map(({ id, name }) => (
        <label key={id} className="tap flex min-h-8 items-center gap-2.5 text-sm">
          <Checkbox
            checked={chosen.includes(id)}
            onCheckedChange={(on) => onChange(on === true ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** The level first: with the limit alone, those who may come in could read too much for a moment. */
async function guard(address: WorkspaceAddress, folder: FolderDto, { level, reason, departmentIds }: Asked, confirmed: boolean) {
  const folderId = folder.id;
  if (level !== folder.minSensitivity) {
    const result = await classifyFolderAction(address, {
      folderId,
      minSensitivity: level,
      ...(reason ? { reason } : {}),
    });
    if (!result.ok) return result;
  }
  if ([...departmentIds].sort().join() === [...folder.departmentIds].sort().join()) return { ok: true as const, data: { folderId } };
  return limitFolderAction(address, { folderId, departmentIds, confirmed });
}
