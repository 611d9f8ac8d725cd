"use client";

import { KeyRound } from "lucide-react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { finishPasskeySignInAction, startPasskeySignInAction } from "@/lib/domains/identity/passkeys/actions";
import { askPasskey } from "../passkeys/ask-passkey";

/** The person picks a passkey on his device; what it proves is worth a ticket. */
export function PasskeyButton({ disabled, onTicket }: { disabled: boolean; onTicket: (ticket: string) => void }) {
  const { run, pending, error } = useCommand(signInWithPasskey, { onSuccess: ({ ticket }) => onTicket(ticket) });
  return (
    <div className="flex flex-col gap-2">
      <Button icon={<KeyRound aria-hidden />} loading={pending} disabled={disabled} onClick={() => void run({})}>
        Use a passkey
      </Button>
      <FormError error={error} />
    </div>
  );
}

async function signInWithPasskey(_input: object) {
  const started = await startPasskeySignInAction({});
  if (!started.ok) return started;
  const answered = await askPasskey(started.data);
  return answered.ok ? finishPasskeySignInAction({ answer: answered.data }) : answered;
}
