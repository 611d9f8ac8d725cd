"use client";

import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { enterRoomAction } from "@/lib/domains/sharing/gate/actions";
import { useGateStep } from "./use-gate-step";

export function EnterStep({ token }: { token: string }) {
  const { submit, pending, error } = useGateStep(token, enterRoomAction);
  return (
    <form onSubmit={submit(() => ({}))} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={error} />
      <Button type="submit" variant="primary" size="lg" loading={pending}>
        Open the documents
      </Button>
    </form>
  );
}
