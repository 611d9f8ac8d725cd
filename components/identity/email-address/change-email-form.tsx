"use client";

import { useState } from "react";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { askEmailChangeAction } from "@/lib/domains/identity/email-address/actions";

/** `email` null: none yet. The change happens when the link in the mail to the new address is opened. */
export function ChangeEmailForm({ email, mailIsSent }: { email: string | null; mailIsSent: boolean }) {
  const [asked, setAsked] = useState(false);
  const { submit, pending, error, fieldErrors } = useFreshCommand(askEmailChangeAction, { onSuccess: () => setAsked(true) });
  return (
    <form onSubmit={submit((form) => ({ email: String(form.get("email")) }))} className="flex max-w-md flex-col gap-4" noValidate>
      <FormError error={error} />
      <p className="text-sm">
        {email ? (
          <>
            You sign in with <span className="font-medium break-all">{email}</span>.
          </>
        ) : (
          "Your account has no e-mail yet. With one you can get mail, be found by invitations and set a password."
        )}
      </p>
      <FormField
        label={email ? "New e-mail" : "E-mail"}
        name="email"
        required
        error={fieldErrors["email"]}
        hint="Nothing changes until the link sent to it is opened in this browser."
      >
        {(control) => <Input {...control} type="email" autoComplete="email" />}
      </FormField>
      <Button type="submit" className="self-start" loading={pending}>
        Send link
      </Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {asked &&
          (mailIsSent
            ? "If the address can be used, a link is on its way to it."
            : "If the address can be used, a link to confirm it lies in the operator’s outbox.")}
      </p>
    </form>
  );
}
