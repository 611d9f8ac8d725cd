"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import { createWorkspaceAction } from "@/lib/domains/tenancy/workspaces/actions";

interface NewWorkspaceDialogProps {
  organization: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (slug: string) => void;
}

export function NewWorkspaceDialog({ organization, open, onOpenChange, onCreated }: NewWorkspaceDialogProps) {
  const create = useCommand((input: { name: string; withSample: boolean }) => createWorkspaceAction(organization, input), {
    onSuccess: ({ slug }) => {
      onOpenChange(false);
      onCreated(slug);
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New workspace"
      description="It begins with one project, General. You are its admin; the organization’s owners and admins can open it too, other members once they are added."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="new-workspace" loading={create.pending}>
            Create workspace
          </Button>
        </>
      }
    >
      <form
        id="new-workspace"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={create.submit((form) => ({ name: String(form.get("name") ?? ""), withSample: form.get("withSample") === "on" }))}
      >
        <FormError error={create.error} />
        <FormField
          label="Name"
          name="name"
          required
          error={create.fieldErrors["name"]}
          hint="Its address is made of it, and stays when you rename it."
        >
          {(control) => <Input {...control} maxLength={80} autoComplete="off" autoFocus />}
        </FormField>
        <div className="flex min-h-8 items-center gap-2.5">
          <Checkbox id="workspace-sample" name="withSample" />
          <label htmlFor="workspace-sample" className="text-sm">
            With a sample project
          </label>
        </div>
      </form>
    </Dialog>
  );
}
