"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Spinner } from "@/components/ui/display/spinner";
import type { SignInChoices } from "@/lib/domains/identity/linking/schema";
import { SIGN_IN_PROBLEMS } from "@/lib/domains/identity/sign-in/labels";
import { SignInOptions } from "../linking/sign-in-options";
import { CodeStep } from "./code-step";
import { PasskeyButton } from "./passkey-button";
import { useSignIn } from "./use-sign-in";

interface SignInFormProps {
  /** A path of ours, checked by the page. */
  next: string;
  /** Another way in has left a ticket in a cookie: to be redeemed at once. */
  ticket: boolean;
  /** What went wrong on the way here, in words. */
  problem: string | null;
  /** Beside the password: the way to a new one. */
  forgot: ReactNode;
  /** Further ways in. */
  choices: SignInChoices;
}

export function SignInForm({ next, ticket, problem, forgot, choices }: SignInFormProps) {
  const { pending, problem: refused, waiting, enter, back } = useSignIn(next);
  const [redeeming, setRedeeming] = useState(ticket);
  const [typed, setTyped] = useState({ email: "", password: "" });
  const begun = useRef(false);

  useEffect(() => {
    // A ticket is good once: not again when the effect runs twice.
    if (!ticket || begun.current) return;
    begun.current = true;
    void enter({ ticket: "" }).then(() => setRedeeming(false));
  }, [ticket, enter]);

  if (waiting) return <CodeStep pending={pending} problem={refused} onCode={(code) => void enter(waiting, code)} onBack={back} />;
  if (redeeming) {
    return (
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner /> Signing in
      </p>
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!pending) void enter(typed);
  }

  const said = refused ? SIGN_IN_PROBLEMS[refused] : problem;
  // Sent before the page's scripts have arrived, a password must not stand in the address.
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={submit} method="post" className="flex flex-col gap-4" noValidate>
        <FormError error={said ? { code: "refused", message: said } : null} />
        <FormField label="E-mail" name="email" required>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username"
              value={typed.email}
              onChange={(event) => setTyped({ ...typed, email: event.target.value })}
              autoFocus
            />
          )}
        </FormField>
        <FormField label="Password" name="password" aside={forgot} required>
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="current-password"
              value={typed.password}
              onChange={(event) => setTyped({ ...typed, password: event.target.value })}
            />
          )}
        </FormField>
        <Button type="submit" variant="primary" loading={pending}>
          Sign in
        </Button>
      </form>
      <PasskeyButton disabled={pending} onTicket={(value) => void enter({ ticket: value })} />
      <SignInOptions choices={choices} next={next} disabled={pending} onTicket={(value) => void enter({ ticket: value })} />
    </div>
  );
}
