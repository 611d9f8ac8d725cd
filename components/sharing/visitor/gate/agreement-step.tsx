"use client";

import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { acceptAgreementAction } from "@/lib/domains/sharing/gate/actions";
import { useGateStep } from "./use-gate-step";

interface AgreementStepProps {
  token: string;
  agreement: { text: string; hash: string };
}

export function AgreementStep({ token, agreement }: AgreementStepProps) {
  const { submit, pending, error } = useGateStep(token, acceptAgreementAction);
  const [agrees, setAgrees] = useState(false);
  const [missing, setMissing] = useState(false);
  const agree = submit(() => ({ agreementHash: agreement.hash }));
  return (
    <form
      onSubmit={(event) => {
        setMissing(!agrees);
        if (agrees) agree(event);
        else event.preventDefault();
      }}
      method="post"
      className="flex flex-col gap-4"
      noValidate
    >
      <FormError error={error} />
      <div role="region" aria-label="Agreement" tabIndex={0} className="max-h-[50dvh] overflow-y-auto rounded-md border bg-surface px-4 py-3 font-serif text-reading break-words whitespace-pre-wrap">
        {agreement.text}
      </div>
      <label className="flex min-h-8 items-center gap-3 text-base">
        <Checkbox checked={agrees} onCheckedChange={(checked) => setAgrees(checked === true)} aria-invalid={missing && !agrees ? true : undefined} aria-describedby="agreement-missing" />
        <span>I have read this text and agree to it</span>
      </label>
      <p id="agreement-missing" aria-live="polite" className={missing && !agrees ? "text-sm text-danger" : "sr-only"}>
        {missing && !agrees ? "Without your agreement the documents stay closed." : ""}
      </p>
      <Button type="submit" variant="primary" loading={pending} className="self-start">
        Agree and open
      </Button>
    </form>
  );
}
