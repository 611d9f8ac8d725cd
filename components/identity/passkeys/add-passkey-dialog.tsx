"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { addPasskeyAction, startPasskeyAction } from "@/lib/domains/identity/passkeys/actions";
import { browserName } from "../browser-name";
import { askNewPasskey } from "./ask-passkey";

/** A name for it, then the device takes over. */
export function AddPasskeyDialog({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const { submit, pending, error, fieldErrors } = useFreshCommand(makePasskey, { onSuccess: onAdded });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a passkey"
      description="Your device asks for its fingerprint, face or PIN. A passkey counts as two steps: no code is asked for."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="passkey-form" variant="primary" loading={pending}>
            Continue
          </Button>
        </>
      }
    >
      <form
        id="passkey-form"
        onSubmit={submit((form) => String(form.get("name")))}
        method="post"
        className="flex flex-col gap-4"
        noValidate
      >
        <FormError error={error} />
        <FormField label="Name" name="name" hint="So that you know it again in the list." error={fieldErrors["name"]} required>
          {(control) => <Input {...control} defaultValue={browserName(navigator.userAgent)} maxLength={60} autoComplete="off" />}
        </FormField>
      </form>
    </Dialog>
  );
}

async function makePasskey(name: string) {
  const started = await startPasskeyAction({});
  if (!started.ok) return started;
  const answered = await askNewPasskey(started.data);
  return answered.ok ? addPasskeyAction({ name, answer: answered.data }) : answered;
}
