"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import { renamePasskeyAction } from "@/lib/domains/identity/passkeys/actions";
import type { PasskeyDto } from "@/lib/domains/identity/passkeys/schema";

export function RenamePasskeyDialog({ passkey, onClose, onRenamed }: { passkey: PasskeyDto; onClose: () => void; onRenamed: () => void }) {
  const { submit, pending, error, fieldErrors } = useCommand(renamePasskeyAction, { onSuccess: onRenamed });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Rename “${passkey.name}”`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="rename-passkey-form" variant="primary" loading={pending}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename-passkey-form"
        onSubmit={submit((form) => ({ passkeyId: passkey.id, name: String(form.get("name")) }))}
        method="post"
        className="flex flex-col gap-4"
        noValidate
      >
        <FormError error={error} />
        <FormField label="Name" name="name" error={fieldErrors["name"]} required>
          {(control) => <Input {...control} defaultValue={passkey.name} maxLength={60} autoComplete="off" />}
        </FormField>
      </form>
    </Dialog>
  );
}
