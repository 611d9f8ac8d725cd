"use client";

import Link from "next/link";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { AuthFrame } from "@/components/shell/auth-frame";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { useCommand } from "@/lib/client/use-command";
import { askResetAction } from "@/lib/domains/identity/passwords/actions";

/** Says the same whether or not the address has an account. */
export function ForgotPasswordScreen({ mailIsSent }: { mailIsSent: boolean }) {
  const [askedFor, setAskedFor] = useState<string | null>(null);
  return (
    <AuthFrame
      title={askedFor ? (mailIsSent ? "Check your mail" : "Ask your operator") : "Forgot your password?"}
      description={askedFor ? undefined : "Enter your e-mail address, and you get a link to set a new one."}
      footer={<Link href="/sign-in">Back to sign in</Link>}
    >
      <div role="status" className={askedFor ? "flex flex-col items-start gap-5 text-base" : "sr-only"}>
        {askedFor && (
          <>
            <p>
              If <strong className="font-medium break-all">{askedFor}</strong> belongs to an account, a link to set a new password{" "}
              {mailIsSent
                ? "is on its way to it"
                : "now lies in the operator’s outbox, since this installation sends no mail: ask the operator for it"}
              . It works for 60 minutes.
            </p>
            <Button onClick={() => setAskedFor(null)}>Enter another address</Button>
          </>
        )}
      </div>
      {!askedFor && <AskForm onAsked={setAskedFor} />}
    </AuthFrame>
  );
}

function AskForm({ onAsked }: { onAsked: (email: string) => void }) {
  const { submit, pending, error, fieldErrors } = useCommand(async (input: { email: string }) => {
    const result = await askResetAction(input);
    if (result.ok) onAsked(input.email);
    return result;
  });
  return (
    <form onSubmit={submit((form) => ({ email: String(form.get("email")) }))} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      <FormField label="E-mail" name="email" required error={fieldErrors["email"]}>
        {(control) => <Input {...control} type="email" autoComplete="username" autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Send link
      </Button>
    </form>
  );
}
