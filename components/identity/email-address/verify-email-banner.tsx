"use client";

import { MailWarning } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { sendVerificationAction } from "@/lib/domains/identity/email-address/actions";
import { useState } from "react";

type State = "verified" | "sent" | "kept";

const ANSWERS: Record<State, (email: string) => string> = {
  verified: () => "Your address is verified already.",
  sent: (email) => `A link is on its way to ${email}. It works for 24 hours.`,
  kept: () => "This installation sends no mail: the link lies in its operator’s outbox.",
};

/** Shown while the address of the account is not verified. */
export function VerifyEmailBanner({ email }: { email: string }) {
  const [state, setState] = useState<State | null>(null);
  const { run, pending, error } = useCommand(sendVerificationAction, { onSuccess: (data) => setState(data.state) });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-warn-wash px-4 py-3 text-sm">
      <MailWarning aria-hidden className="size-4 shrink-0 text-warn" />
      <p className="min-w-60 flex-1">
        <span className="font-medium">Verify your e-mail.</span> Until then {email} serves to sign in alone: no invitation and no linked
        account is matched with it.
      </p>
      <Button size="sm" loading={pending} onClick={() => void run({})}>
        {state ? "Send again" : "Send link"}
      </Button>
      <p role="status" className="w-full empty:hidden">
        {error?.message ?? (state && ANSWERS[state](email))}
      </p>
    </div>
  );
}
