"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { type CommandResult, useCommand } from "@/lib/client/use-command";

interface FolderNameDialogProps {
  title: string;
  /** "Create folder" */
  verb: string;
  name: string;
  act: (name: string) => Promise<CommandResult<unknown>>;
  onClose: (done: boolean) => void;
}

export function FolderNameDialog({ title, verb, name, act, onClose }: FolderNameDialogProps) {
  const command = useCommand(act, { onSuccess: () => onClose(true) });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={title}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="folder-name" loading={command.pending}>
            {verb}
          </Button>
        </>
      }
    >
      <form id="folder-name" noValidate className="flex flex-col gap-4" onSubmit={command.submit((form) => String(form.get("name") ?? ""))}>
        <FormError error={command.error} />
        <FormField label="Name" name="name" required error={command.fieldErrors["name"]}>
          {(control) => <Input {...control} defaultValue={name} maxLength={200} autoComplete="off" autoFocus />}
        </FormField>
      </form>
    </Dialog>
  );
}
