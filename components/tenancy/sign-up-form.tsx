"use client";

import { signIn } from "next-auth/react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { signUpAction } from "@/lib/domains/tenancy/actions";

interface SignUpInput {
  name: string;
  email: string;
  password: string;
  organizationName: string;
}

/** `onMailed`: where mail is sent, the account waits for the link in it. */
export function SignUpForm({ onMailed }: { onMailed: (email: string) => void }) {
  const { submit, pending, error, fieldErrors } = useCommand(async (input: SignUpInput) => {
    const result = await signUpAction(input);
    if (result.ok && result.data.next === "check-mail") onMailed(input.email);
    if (result.ok && result.data.next === "workspace") {
      await signIn("credentials", { email: input.email, password: input.password, redirect: false });
      loadPage(`/${result.data.organization}/${result.data.workspace}`);
    }
    return result;
  });
  const read = (form: FormData): SignUpInput => ({
    name: String(form.get("name")),
    email: String(form.get("email")),
    password: String(form.get("password")),
    organizationName: String(form.get("organizationName")),
  });

  // Sent before the page's scripts have arrived, a password must not stand in the address.
  return (
    <form onSubmit={submit(read)} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      <FormField label="Your name" name="name" required error={fieldErrors["name"]}>
        {(control) => <Input {...control} autoComplete="name" autoFocus />}
      </FormField>
      <FormField
        label="Organization"
        name="organizationName"
        required
        error={fieldErrors["organizationName"]}
        hint="Your company or team; you can rename it later."
      >
        {(control) => <Input {...control} autoComplete="organization" />}
      </FormField>
      <FormField label="E-mail" name="email" required error={fieldErrors["email"]}>
        {(control) => <Input {...control} type="email" autoComplete="username" />}
      </FormField>
      <FormField label="Password" name="password" required error={fieldErrors["password"]} hint="At least 10 characters.">
        {(control) => <Input {...control} type="password" autoComplete="new-password" />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Create account
      </Button>
    </form>
  );
}
