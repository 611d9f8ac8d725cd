"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createProjectAction } from "@/lib/domains/tenancy/actions";
import type { ProjectDto } from "@/lib/domains/tenancy/schema";

interface NewProjectDialogProps {
  address: WorkspaceAddress;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (project: ProjectDto) => void;
}

type Access = ProjectDto["access"];

const ACCESS = [
  { value: "open", label: "Everyone in the workspace", hint: "As far as their clearance allows" },
  { value: "members", label: "Only members of the project", hint: "You are its first member" },
];

export function NewProjectDialog({ address, open, onOpenChange, onCreated }: NewProjectDialogProps) {
  const create = useCommand((input: { name: string; description?: string; access: Access }) => createProjectAction(address, input), {
    onSuccess: (project) => {
      onOpenChange(false);
      onCreated(project);
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New project"
      description="A project holds documents that are read together, and decides who sees them."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="new-project" loading={create.pending}>
            Create project
          </Button>
        </>
      }
    >
      <form
        id="new-project"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={create.submit((form) => ({
          name: String(form.get("name") ?? ""),
          description: String(form.get("description") ?? ""),
          access: form.get("access") === "members" ? "members" : "open",
        }))}
      >
        <FormError error={create.error} />
        <FormField label="Name" name="name" required error={create.fieldErrors["name"]}>
          {(control) => <Input {...control} maxLength={100} autoComplete="off" autoFocus />}
        </FormField>
        <FormField label="Description" name="description" optional error={create.fieldErrors["description"]}>
          {(control) => <Textarea {...control} rows={2} maxLength={500} />}
        </FormField>
        <FormField label="Who sees it" name="access">
          {(control) => <Select {...control} defaultValue="open" options={ACCESS} />}
        </FormField>
      </form>
    </Dialog>
  );
}
