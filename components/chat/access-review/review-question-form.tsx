"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useTransition } from "react";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { type ReviewPlace, reviewPath } from "./review-address";

interface ReviewQuestionFormProps extends ReviewPlace {
  kind: "q" | "ask";
  label: string;
  action: string;
  value: string;
}

/** Searches or asks as the member; the words stand in the address. */
export function ReviewQuestionForm({ address, member, kind, label, action, value }: ReviewQuestionFormProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get(kind) ?? "").trim();
    startTransition(() => router.push(reviewPath(address, { member, [kind]: words }), { scroll: false }));
  };
  return (
    <form role={kind === "q" ? "search" : undefined} onSubmit={submit} className="flex max-w-xl flex-wrap items-end gap-2">
      <FormField label={label} name={kind} className="min-w-0 flex-1 basis-56">
        {(control) => <Input {...control} defaultValue={value} maxLength={kind === "q" ? 400 : 2_000} autoComplete="off" />}
      </FormField>
      <Button type="submit" loading={pending} className="mb-1.5">
        {action}
      </Button>
    </form>
  );
}
