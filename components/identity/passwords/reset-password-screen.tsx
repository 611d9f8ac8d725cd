"use client";

import Link from "next/link";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { AuthFrame } from "@/components/shell/auth-frame";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { useCommand } from "@/lib/client/use-command";
import { resetPasswordAction } from "@/lib/domains/identity/passwords/actions";

export function ResetPasswordScreen({ token, email }: { token: string; email: string }) {
  const [done, setDone] = useState(false);
  const { submit, pending, error, fieldErrors } = useCommand(resetPasswordAction, { onSuccess: () => setDone(true) });
  if (done) {
    return (
      <AuthFrame title="Your password is set" description="Every browser that was signed in to your account has been signed out.">
        <Link href="/sign-in" className={buttonClass("primary")}>
          Sign in
        </Link>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Set a new password" description={`For the account of ${email}. Browsers that are signed in are signed out.`}>
      <form
        onSubmit={submit((form) => ({ token, password: String(form.get("password")) }))}
        method="post"
        className="flex flex-col gap-4"
        noValidate
      >
        <FormError error={error} />
        <input hidden readOnly name="email" type="email" autoComplete="username" value={email} />
        <FormField label="New password" name="password" required error={fieldErrors["password"]} hint="At least 10 characters.">
          {(control) => <Input {...control} type="password" autoComplete="new-password" autoFocus />}
        </FormField>
        <Button type="submit" variant="primary" loading={pending}>
          Set password
        </Button>
      </form>
    </AuthFrame>
  );
}
