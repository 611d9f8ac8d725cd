"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import type { CommandState } from "@/lib/client/use-command";

interface NameDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description: string;
  /** The present name, to change; empty for something new. */
  name: string;
  maxLength: number;
  submitLabel: string;
  command: Pick<CommandState<{ name: string }, unknown>, "submit" | "pending" | "error" | "fieldErrors">;
}

/** Asks for a name and nothing else. */
export function NameDialog({ open, onClose, title, description, name, maxLength, submitLabel, command }: NameDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="name-form" loading={command.pending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id="name-form"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={command.submit((form) => ({ name: String(form.get("name") ?? "") }))}
      >
        <FormError error={command.error} />
        <FormField label="Name" name="name" required error={command.fieldErrors["name"]}>
          {(control) => <Input {...control} defaultValue={name} maxLength={maxLength} autoComplete="off" autoFocus />}
        </FormField>
      </form>
    </Dialog>
  );
}
