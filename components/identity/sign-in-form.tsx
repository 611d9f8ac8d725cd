"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { loadPage } from "@/lib/client/load-page";
import type { CommandError } from "@/lib/client/use-command";

const REFUSED: CommandError = { code: "invalid_credentials", message: "E-mail or password is not right. Check both and try again." };
const UNREACHABLE: CommandError = { code: "unavailable", message: "The server could not be reached. What you entered is still here; try again in a moment." };

/** `next` is a path of ours, checked by the page. */
export function SignInForm({ next }: { next: string }) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setError(null);
    try {
      const result = await signIn("credentials", { email: String(form.get("email")), password: String(form.get("password")), redirect: false });
      if (result?.ok && !result.error) {
        loadPage(next);
        return;
      }
      setError(result?.status === 401 || result?.error === "CredentialsSignin" ? REFUSED : UNREACHABLE);
    } catch {
      setError(UNREACHABLE);
    }
    setPending(false);
  }

  // Sent before the page's scripts have arrived, a password must not stand in the address.
  return (
    <form onSubmit={(event) => void submit(event)} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      <FormField label="E-mail" name="email" required>
        {(control) => <Input {...control} type="email" autoComplete="username" autoFocus />}
      </FormField>
      <FormField label="Password" name="password" required>
        {(control) => <Input {...control} type="password" autoComplete="current-password" />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Sign in
      </Button>
    </form>
  );
}
