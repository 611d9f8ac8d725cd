"use client";

import { signIn } from "next-auth/react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { joinOrganizationAction } from "@/lib/domains/tenancy/invitations/actions";
import { joinedHome } from "./joined-home";

interface JoinFormProps {
  token: string;
  proof?: string;
  /** Proved by the mailed link; not for changing. */
  email: string;
}

/** A new person comes in: name and password, no organization of his own. */
export function JoinForm({ token, proof, email }: JoinFormProps) {
  const join = useCommand(async (input: { name: string; password: string }) => {
    const result = await joinOrganizationAction({ token, ...(proof ? { proof } : {}), ...input });
    if (result.ok) {
      const entered = await signIn("credentials", { email, password: input.password, redirect: false });
      loadPage(entered?.ok && !entered.error ? joinedHome(result.data) : "/sign-in");
    }
    return result;
  });
  // Sent before the page's scripts have arrived, a password must not stand in the address.
  return (
    <form method="post" noValidate className="flex flex-col gap-4" onSubmit={join.submit((form) => ({ name: String(form.get("name")), password: String(form.get("password")) }))}>
      <FormError error={join.error} />
      <FormField label="E-mail" name="email" error={join.fieldErrors["email"]} hint="The invitation was sent to this address.">
        {(control) => <Input {...control} type="email" value={email} readOnly autoComplete="username" />}
      </FormField>
      <FormField label="Your name" name="name" required error={join.fieldErrors["name"]}>
        {(control) => <Input {...control} autoComplete="name" autoFocus />}
      </FormField>
      <FormField label="Password" name="password" required error={join.fieldErrors["password"]} hint="At least 10 characters.">
        {(control) => <Input {...control} type="password" autoComplete="new-password" />}
      </FormField>
      <Button type="submit" variant="primary" loading={join.pending}>
        Create account and join
      </Button>
    </form>
  );
}
