"use client";

import { type FormEvent, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { SIGN_IN_PROBLEMS } from "@/lib/domains/identity/sign-in/labels";
import type { SignInError } from "@/lib/domains/identity/sign-in/schema";

interface CodeStepProps {
  pending: boolean;
  problem: SignInError | null;
  onCode: (code: string) => void;
  onBack: () => void;
}

/** The second step: six digits of the app, or one of the recovery codes. */
export function CodeStep({ pending, problem, onCode, onBack }: CodeStepProps) {
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const ofField = problem === "WrongCode" || problem === "SecondFactor";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setMissing(code.trim() === "");
    if (code.trim() !== "") onCode(code);
  }

  const error = missing ? "Enter a code." : ofField && problem ? SIGN_IN_PROBLEMS[problem] : undefined;
  return (
    <form onSubmit={submit} method="post" className="flex flex-col gap-4" noValidate>
      <FormError error={problem && !ofField ? { code: problem, message: SIGN_IN_PROBLEMS[problem] } : null} />
      <FormField
        key={recovery ? "recovery" : "app"}
        label={recovery ? "Recovery code" : "Code"}
        name="code"
        hint={
          recovery
            ? "One of those you kept when you turned on two-step sign-in. Each works once."
            : "Six digits, as your authenticator app shows them now."
        }
        error={error}
        required
      >
        {(control) => (
          <Input
            {...control}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            inputMode={recovery ? "text" : "numeric"}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
            autoFocus
          />
        )}
      </FormField>
      <Button type="submit" variant="primary" loading={pending}>
        Continue
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button size="sm" variant="ghost" onClick={onBack}>
          Back
        </Button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            setRecovery(!recovery);
            setCode("");
          }}
        >
          {recovery ? "Use the app’s code" : "Use a recovery code"}
        </Button>
      </div>
    </form>
  );
}
