"use client";

import { useRef, useState } from "react";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { changePasswordAction } from "@/lib/domains/identity/passwords/actions";

/** `hasPassword`: who has none yet sets his first. */
export function ChangePasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const [done, setDone] = useState(false);
  const { submit, pending, error, fieldErrors } = useFreshCommand(changePasswordAction, {
    onSuccess: () => {
      form.current?.reset();
      setDone(true);
    },
  });
  const read = (data: FormData) => ({
    ...(hasPassword ? { currentPassword: String(data.get("currentPassword")) } : {}),
    password: String(data.get("password")),
  });
  return (
    <form ref={form} onSubmit={submit(read)} method="post" className="flex max-w-md flex-col gap-4" noValidate>
      <FormError error={error} />
      <input hidden readOnly name="email" type="email" autoComplete="username" value={email} />
      {hasPassword && (
        <FormField label="Current password" name="currentPassword" required error={fieldErrors["currentPassword"]}>
          {(control) => <Input {...control} type="password" autoComplete="current-password" />}
        </FormField>
      )}
      <FormField
        label="New password"
        name="password"
        required
        error={fieldErrors["password"]}
        hint="At least 10 characters. Your other browsers are signed out."
      >
        {(control) => <Input {...control} type="password" autoComplete="new-password" />}
      </FormField>
      <Button type="submit" className="self-start" loading={pending}>
        {hasPassword ? "Change password" : "Set password"}
      </Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {done && "Your password is changed. Other browsers have been signed out."}
      </p>
    </form>
  );
}
