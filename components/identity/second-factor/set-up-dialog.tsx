"use client";

import { CopyField } from "@/components/patterns/copy-field";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { confirmSecondFactorAction } from "@/lib/domains/identity/second-factor/actions";
import type { SecondFactorSetupDto } from "@/lib/domains/identity/second-factor/schema";

interface SetUpDialogProps {
  setup: SecondFactorSetupDto;
  onCancel: () => void;
  onConfirmed: (recoveryCodes: string[]) => void;
}

/** The picture for the app, and a code of it to prove that it was read. */
export function SetUpDialog({ setup, onCancel, onConfirmed }: SetUpDialogProps) {
  const { submit, pending, error, fieldErrors } = useFreshCommand(confirmSecondFactorAction, {
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title="Set up two-step sign-in"
      description="Scan the picture with an authenticator app, then enter the code that it shows. Other browsers are signed out."
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" form="set-up-form" variant="primary" loading={pending}>
            Turn on
          </Button>
        </>
      }
    >
      <form
        id="set-up-form"
        onSubmit={submit((form) => ({ code: String(form.get("code")) }))}
        method="post"
        className="flex flex-col gap-4"
        noValidate
      >
        <FormError error={error} />
        <span
          role="img"
          aria-label="QR code for the authenticator app"
          className="mx-auto size-48 rounded-md border bg-contain"
          style={{ backgroundImage: `url("${setup.image}")` }}
        />
        <CopyField label="Or type this key into the app" value={setup.secret} />
        <FormField label="Code" name="code" hint="Six digits, as the app shows them now." error={fieldErrors["code"]} required>
          {(control) => <Input {...control} inputMode="numeric" autoComplete="one-time-code" spellCheck={false} maxLength={20} autoFocus />}
        </FormField>
      </form>
    </Dialog>
  );
}
