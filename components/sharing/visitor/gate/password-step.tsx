"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { enterPasswordAction } from "@/lib/domains/sharing/gate/actions";
import { useGateStep } from "./use-gate-step";

export function PasswordStep({ token }: { token: string }) {
  const { submit, pending, error, fieldErrors } = useGateStep(token, enterPasswordAction);
  return (
    <form onSubmit={submit((form) => ({ password: String(form.get("password")) }))} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      <FormField label="Password of the link" name="password" required error={fieldErrors["password"]} hint="You get it from the person who sent you the link.">
        {(control) => <Input {...control} type="password" autoComplete="off" autoFocus />}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Continue
      </Button>
    </form>
  );
}
