"use client";

import { useState } from "react";
import { FormField } from "@/components/patterns/form-field";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { localDate } from "./terms-of-form";

const CHOICES = [
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "date", label: "On a date" },
  { value: "never", label: "Never", hint: "Until somebody revokes it" },
];

/** `expires` with the way, and `expiresOn` with the last day, in the reader's time. */
export function ExpiryField({ expiresAt, error }: { expiresAt: string | null | undefined; error: string | undefined }) {
  const [way, setWay] = useState(expiresAt === undefined ? "30" : expiresAt === null ? "never" : "date");
  return (
    <>
      <FormField label="Expires" name="expires" hint="Nothing opens after that" error={way === "date" ? undefined : error}>
        {(control) => <Select {...control} value={way} onValueChange={setWay} options={CHOICES} />}
      </FormField>
      {way === "date" && (
        <FormField label="Last day" name="expiresOn" required error={error}>
          {(control) => <Input {...control} type="date" defaultValue={expiresAt ? localDate(new Date(expiresAt)) : undefined} />}
        </FormField>
      )}
    </>
  );
}
