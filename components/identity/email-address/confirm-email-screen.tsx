"use client";

import Link from "next/link";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { AuthFrame } from "@/components/shell/auth-frame";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { confirmEmailChangeAction, verifyEmailAction } from "@/lib/domains/identity/email-address/actions";

interface ConfirmEmailScreenProps {
  purpose: "verify-email" | "change-email";
  token: string;
  email: string;
}

const WORDS = {
  "verify-email": {
    title: "Verify your e-mail",
    question: (email: string) => `Confirm that ${email} is your address.`,
    button: "Verify e-mail",
    done: "Your e-mail is verified",
    result: (email: string) => `${email} is confirmed as yours.`,
  },
  "change-email": {
    title: "Confirm your new address",
    question: (email: string) => `From then on you sign in with ${email}. Your other browsers are signed out.`,
    button: "Use this address",
    done: "Your address is changed",
    result: (email: string) => `You sign in with ${email} now. Your former address has been told.`,
  },
} as const;

/** A button, not the address itself, uses the link up: mail scanners open addresses. */
export function ConfirmEmailScreen({ purpose, token, email }: ConfirmEmailScreenProps) {
  const [done, setDone] = useState(false);
  const { run, pending, error } = useCommand(purpose === "verify-email" ? verifyEmailAction : confirmEmailChangeAction, {
    onSuccess: () => setDone(true),
  });
  const words = WORDS[purpose];
  return (
    <AuthFrame title={done ? words.done : words.title} description={done ? words.result(email) : words.question(email)}>
      <div className="flex flex-col items-start gap-4">
        <FormError error={error} />
        {done ? (
          <Link href="/home" className={buttonClass("primary")}>
            Go on
          </Link>
        ) : (
          <Button variant="primary" loading={pending} onClick={() => void run({ token })}>
            {words.button}
          </Button>
        )}
      </div>
    </AuthFrame>
  );
}
