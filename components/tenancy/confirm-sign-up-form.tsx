"use client";

import { signIn } from "next-auth/react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { confirmSignUpAction } from "@/lib/domains/tenancy/actions";

/** A button, not the address itself, uses the link up: mail scanners open addresses. */
export function ConfirmSignUpForm({ token, email }: { token: string; email: string }) {
  const { submit, pending, error, fieldErrors } = useCommand(async (input: { token: string; password: string }) => {
    const result = await confirmSignUpAction(input);
    if (result.ok) {
      const signedIn = await signIn("credentials", { email, password: input.password, redirect: false });
      loadPage(signedIn?.ok ? `/${result.data.organization}/${result.data.workspace}` : "/sign-in");
    }
    return result;
  });
  return (
    <form
      onSubmit={submit((form) => ({ token, password: String(form.get("password")) }))}
      method="post"
      className="flex flex-col gap-4"
      noValidate
    >
      <FormError error={error} />
      <input hidden readOnly name="email" type="email" autoComplete="username" value={email} />
      <FormField
        label="Password"
        name="password"
        required
        error={fieldErrors["password"]}
        hint="The one that you chose when you signed up."
      >
        {(control) => <Input {...control} type="password" autoComplete="current-password" autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Confirm account
      </Button>
    </form>
  );
}
