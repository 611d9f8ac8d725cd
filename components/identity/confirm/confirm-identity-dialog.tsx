"use client";

import { KeyRound } from "lucide-react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog } from "@/components/ui/overlays/dialog";
import { type CommandState, useCommand } from "@/lib/client/use-command";
import { signOutAction } from "@/lib/domains/identity/actions";
import { confirmIdentityAction } from "@/lib/domains/identity/sign-in/actions";
import type { Proofs } from "@/lib/domains/identity/sign-in/schema";
import { confirmWithPasskey } from "./confirm-with-passkey";

type Proof = Parameters<typeof confirmIdentityAction>[0];

interface ConfirmIdentityDialogProps {
  proofs: Proofs;
  onConfirmed: () => void;
  onCancel: () => void;
}

/** Who has been signed in for a while proves again that it is him: with whatever he has. */
export function ConfirmIdentityDialog({ proofs, onConfirmed, onCancel }: ConfirmIdentityDialogProps) {
  const typed = useCommand(confirmIdentityAction, { onSuccess: onConfirmed });
  const passkey = useCommand(confirmWithPasskey, { onSuccess: onConfirmed });
  const none = !proofs.password && !proofs.code && !proofs.passkey;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title="Confirm that it is you"
      description="What you are about to change guards your account. You were signed in a while ago, so prove once more who you are."
    >
      <div className="flex flex-col gap-4">
        {proofs.passkey && (
          <>
            <FormError error={passkey.error} />
            <Button
              variant={proofs.password || proofs.code ? "secondary" : "primary"}
              icon={<KeyRound aria-hidden />}
              loading={passkey.pending}
              onClick={() => void passkey.run({})}
            >
              Confirm with a passkey
            </Button>
          </>
        )}
        {(proofs.password || proofs.code) && <ProofForm key={proofs.password ? "password" : "code"} proofs={proofs} command={typed} />}
        {none && (
          <div className="flex flex-col items-start gap-3 text-sm">
            <p>
              Your account has neither a password nor a passkey. Sign out and sign in again; then you have ten minutes to make the change.
            </p>
            <form action={signOutAction}>
              <Button type="submit">Sign out</Button>
            </form>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The password where there is one, since a code of the app could be needed elsewhere at the same moment. */
function ProofForm({ proofs, command }: { proofs: Proofs; command: CommandState<Proof, { confirmed: boolean }> }) {
  const { submit, pending, error, fieldErrors } = command;
  const read = (form: FormData): Proof =>
    proofs.password ? { with: "password", password: String(form.get("password")) } : { with: "code", code: String(form.get("code")) };
  return (
    <form onSubmit={submit(read)} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      {proofs.password ? (
        <FormField label="Your password" name="password" error={fieldErrors["password"]} required>
          {(control) => <Input {...control} type="password" autoComplete="current-password" autoFocus />}
        </FormField>
      ) : (
        <FormField label="Code" name="code" hint="Of your authenticator app, or a recovery code." error={fieldErrors["code"]} required>
          {(control) => <Input {...control} autoComplete="one-time-code" spellCheck={false} autoFocus />}
        </FormField>
      )}
      <Button type="submit" variant="primary" loading={pending}>
        Confirm
      </Button>
    </form>
  );
}
