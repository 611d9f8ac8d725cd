"use client";

import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { useCommand } from "@/lib/client/use-command";
import { giveEmailAction, proveEmailAction } from "@/lib/domains/sharing/gate/actions";
import { useGateStep } from "./use-gate-step";

interface EmailStepProps {
  token: string;
  /** Only invited addresses may come, and prove themselves by a code. */
  guestList: boolean;
  /** Where a code was sent before this page was loaded. */
  codeEmail: string | null;
}

export function EmailStep({ token, guestList, codeEmail }: EmailStepProps) {
  const [sentTo, setSentTo] = useState(guestList ? codeEmail : null);
  return sentTo === null ? (
    <AddressForm token={token} guestList={guestList} onSent={setSentTo} />
  ) : (
    <CodeForm token={token} email={sentTo} onBack={() => setSentTo(null)} />
  );
}

interface AddressFormProps {
  token: string;
  guestList: boolean;
  onSent: (email: string) => void;
}

function AddressForm({ token, guestList, onSent }: AddressFormProps) {
  const [email, setEmail] = useState("");
  const { submit, pending, error, fieldErrors } = useGateStep(token, async (to: string, input: { email: string }) => {
    const answer = await giveEmailAction(to, input);
    if (answer.ok && answer.data.codeSent) onSent(input.email.trim());
    return answer;
  });
  return (
    <form onSubmit={submit(() => ({ email }))} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      <FormField
        label="Your e-mail address"
        name="email"
        required
        error={fieldErrors["email"]}
        hint={guestList ? "If it is invited, a code is sent to it." : "It is shown to the person who shares the documents."}
      >
        {(control) => <Input {...control} type="email" autoComplete="email" value={email} onChange={(event) => setEmail(event.target.value)} autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Continue
      </Button>
    </form>
  );
}

interface CodeFormProps {
  token: string;
  email: string;
  onBack: () => void;
}

function CodeForm({ token, email, onBack }: CodeFormProps) {
  const { submit, pending, error, fieldErrors } = useGateStep(token, proveEmailAction);
  const [again, setAgain] = useState(false);
  const resend = useCommand((input: { email: string }) => giveEmailAction(token, input), { onSuccess: () => setAgain(true) });
  return (
    <form onSubmit={submit((form) => ({ code: String(form.get("code")) }))} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error ?? resend.error} />
      <p role="status" className="text-base break-words">
        {again ? `If ${email} is invited, a new code is on its way; the one before no longer works.` : `If ${email} is invited, a code is on its way to it.`}
      </p>
      <FormField label="Code" name="code" required error={fieldErrors["code"]} hint="Six digits. They work once, for 10 minutes, in this browser.">
        {(control) => <Input {...control} inputMode="numeric" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={20} autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Continue
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button size="sm" variant="ghost" onClick={onBack}>
          Use another address
        </Button>
        <Button size="sm" variant="ghost" loading={resend.pending} onClick={() => void resend.run({ email })}>
          Send a new code
        </Button>
      </div>
    </form>
  );
}
