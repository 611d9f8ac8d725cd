"use client";

import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { leaveForProvider } from "@/lib/client/leave-for-provider";
import { useCommand } from "@/lib/client/use-command";
import type { OauthProvider, SignInChoices } from "@/lib/domains/identity/linking/schema";
import { WalletButton } from "./wallet-button";
import { proveForSignIn } from "./wallet-flow";

interface SignInOptionsProps {
  choices: SignInChoices;
  /** A path of ours, checked by the page. */
  next: string;
  disabled: boolean;
  onTicket: (ticket: string) => void;
}

/** Further ways in beside the password: the providers that are set up here, and wallets. */
export function SignInOptions({ choices, next, disabled, onTicket }: SignInOptionsProps) {
  const [leaving, setLeaving] = useState<OauthProvider | null>(null);
  // Stays busy once it has worked: the browser is on its way.
  const leave = useCommand((provider: OauthProvider) => leaveForProvider(provider, next), { onError: () => setLeaving(null) });
  const wallet = useCommand(proveForSignIn, { onSuccess: ({ ticket }) => onTicket(ticket) });
  return (
    <div className="flex flex-col gap-2">
      <FormError error={leave.error} />
      {choices.providers.map(({ id, name }) => (
        <Button
          key={id}
          loading={leaving === id}
          disabled={disabled || (leaving !== null && leaving !== id)}
          onClick={() => {
            setLeaving(id);
            void leave.run(id);
          }}
        >
          Continue with {name}
        </Button>
      ))}
      <WalletButton label="Use a wallet" title="Sign in with a wallet" choices={choices} disabled={disabled || leaving !== null} command={wallet} />
    </div>
  );
}
