"use client";

import { useId, useRef, useState } from "react";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Textarea } from "@/components/ui/controls/textarea";
import { askJson, type Refusal, shareAddress } from "../../visitor/share-api";

interface AskFormProps {
  token: string;
  quota: { allowed: number; left: number };
  onAsked: () => void;
  onRefusal: (refusal: Refusal) => void;
}

/** What is typed stays until it was sent. */
export function AskForm({ token, quota, onAsked, onRefusal }: AskFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const id = useId();
  const send = async (data: FormData) => {
    setPending(true);
    setSent(false);
    const body = JSON.stringify({ question: String(data.get("question") ?? ""), anonymous: data.get("anonymous") !== null });
    const answer = await askJson(shareAddress(token, "/questions"), { method: "POST", headers: { "content-type": "application/json" }, body });
    setPending(false);
    setProblem(answer.ok ? null : answer.refusal.message.replace(/^question: /, ""));
    if (!answer.ok) return onRefusal(answer.refusal);
    form.current?.reset();
    setSent(true);
    onAsked();
  };
  if (quota.left === 0) {
    return <p className="text-sm text-muted">You have asked {quota.allowed === 1 ? "the one question" : `all ${quota.allowed} questions`} that this link allows. Answers appear below.</p>;
  }
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void send(new FormData(event.currentTarget));
      }}
    >
      <FormField label="Your question" name="question" required error={problem ?? undefined} hint={`${quota.left} of ${quota.allowed} left. A person reads it and answers here.`}>
        {(control) => <Textarea {...control} rows={3} grow maxLength={2_000} onChange={() => setSent(false)} />}
      </FormField>
      <div className="flex gap-2.5">
        <Checkbox id={id} name="anonymous" className="mt-0.75" aria-describedby={`${id}-hint`} />
        <div>
          <label htmlFor={id} className="text-sm">
            Ask without my name
          </label>
          <p id={`${id}-hint`} className="text-xs text-muted">
            Nobody is told which visitor asked. Your words and the time are seen, so write nothing that names you.
          </p>
        </div>
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" size="sm" loading={pending}>
          Send question
        </Button>
        <p role="status" className="text-sm text-ok">
          {sent && "Sent. The answer appears below."}
        </p>
      </div>
    </form>
  );
}
