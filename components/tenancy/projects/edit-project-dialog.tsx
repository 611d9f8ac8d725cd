"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { updateProjectAction } from "@/lib/domains/tenancy/projects/actions";
import { PROJECT_ACCESS_LABELS } from "@/lib/domains/tenancy/projects/labels";
import type { ManagedProjectDto, ProjectAccess } from "@/lib/domains/tenancy/projects/schema";

interface EditProjectDialogProps {
  address: WorkspaceAddress;
  project: ManagedProjectDto;
  onClose: () => void;
}

interface Change {
  name: string;
  description: string;
  access: ProjectAccess;
}

const ACCESS = [
  { value: "open", label: PROJECT_ACCESS_LABELS.open, hint: "As far as their clearance and departments allow" },
  { value: "members", label: PROJECT_ACCESS_LABELS.members, hint: "You stay one of them; others lose it at their next request" },
];

export function EditProjectDialog({ address, project, onClose }: EditProjectDialogProps) {
  const router = useRouter();
  const update = useCommand((change: Change) => updateProjectAction(address, { projectId: project.id, ...change }), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Change “${project.name}”`}
      description="Who sees the project decides who sees, finds and is answered from its documents."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="edit-project" loading={update.pending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="edit-project"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={update.submit((form) => ({
          name: String(form.get("name") ?? ""),
          description: String(form.get("description") ?? ""),
          access: form.get("access") === "members" ? "members" : "open",
        }))}
      >
        <FormError error={update.error} />
        <FormField label="Name" name="name" required error={update.fieldErrors["name"]}>
          {(control) => <Input {...control} defaultValue={project.name} maxLength={100} autoComplete="off" autoFocus />}
        </FormField>
        <FormField label="Description" name="description" optional error={update.fieldErrors["description"]}>
          {(control) => <Textarea {...control} rows={2} defaultValue={project.description} maxLength={500} />}
        </FormField>
        {!project.isDefault && (
          <FormField label="Who sees it" name="access">
            {(control) => <Select {...control} defaultValue={project.access} options={ACCESS} />}
          </FormField>
        )}
      </form>
    </Dialog>
  );
}
