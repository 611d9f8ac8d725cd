"use client";

import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { useCommand } from "@/lib/client/use-command";
import { sendJoinMailAction } from "@/lib/domains/tenancy/invitations/actions";

/** A link says nothing about who holds it: the address is proved by a mail first. */
export function ProveAddressForm({ token }: { token: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = useCommand((input: { token: string; email: string }) => sendJoinMailAction(input), { onSuccess: ({ email }) => setSentTo(email) });
  if (sentTo) {
    return (
      <p role="status">
        A mail is on its way to <strong>{sentTo}</strong>. Open the link in it to join; it works for a day.
      </p>
    );
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={send.submit((form) => ({ token, email: String(form.get("email")) }))}>
      <FormError error={send.error} />
      <FormField label="Your e-mail" name="email" required error={send.fieldErrors["email"]} hint="You get a mail with a link to join.">
        {(control) => <Input {...control} type="email" autoComplete="email" autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" loading={send.pending}>
        Send the link
      </Button>
    </form>
  );
}
