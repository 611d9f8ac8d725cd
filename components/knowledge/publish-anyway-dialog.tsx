"use client";

import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog } from "@/components/ui/overlays/dialog";

interface PublishAnywayDialogProps {
  name: string;
  /** What stands in the way. */
  objection: string;
  pending: boolean;
  /** Of the reason that was given. */
  error: string | undefined;
  onClose: () => void;
  onPublish: (overrideReason: string) => void;
}

/** The evaluation speaks against it: who publishes all the same says why, for the audit log and the history. */
export function PublishAnywayDialog({ name, objection, pending, error, onClose, onPublish }: PublishAnywayDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title={`Publish “${name}” all the same?`}
      description={objection}
      footer={
        <>
          <Button onClick={onClose}>Keep it a draft</Button>
          <Button variant="danger" type="submit" form="publish-anyway" loading={pending}>
            Publish all the same
          </Button>
        </>
      }
    >
      <form
        id="publish-anyway"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onPublish(String(new FormData(event.currentTarget).get("overrideReason")));
        }}
      >
        <FormField label="Why" name="overrideReason" required hint="At least 10 characters. It is kept in the audit log and shown beside the runs, with your name." {...(error ? { error } : {})}>
          {(control) => <Textarea {...control} rows={3} maxLength={500} autoFocus />}
        </FormField>
      </form>
    </Dialog>
  );
}
