"use client";

import { type ReactNode, useId } from "react";
import { FormField } from "@/components/patterns/form-field";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Textarea } from "@/components/ui/controls/textarea";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";
import { ExpiryField } from "./expiry-field";

interface TermsFieldsProps {
  /** Null: a link that is being made. */
  link: LinkDto | null;
  name: string;
  errors: Record<string, string>;
}

/** What a link asks of its visitors and lets them do; read by termsOf. */
export function TermsFields({ link, name, errors }: TermsFieldsProps) {
  const people = link ? [...link.emails, ...link.domains.map((domain) => `@${domain}`)].join("\n") : "";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Name" name="name" required hint="For you, and in the watermark" error={errors["name"]} className="sm:col-span-2">
          {(control) => <Input {...control} maxLength={120} autoComplete="off" defaultValue={name.slice(0, 120)} />}
        </FormField>
        <ExpiryField expiresAt={link ? link.expiresAt : undefined} error={errors["expiresAt"]} />
      </div>
      <Group title="Who may open it">
        <FormField
          label="People or domains"
          name="allowed"
          optional
          hint="One per line: ada@example.com, or @example.com for everybody there. They prove their address with a code. Empty: everybody who has the address of the link."
          error={fieldError(errors, "emails") ?? fieldError(errors, "domains")}
        >
          {(control) => <Textarea {...control} rows={2} grow defaultValue={people} autoComplete="off" spellCheck={false} />}
        </FormField>
        <Choice name="askEmail" label="Ask for an e-mail address" hint="Not proved, where everybody may come" on={link?.askEmail ?? false} />
        <FormField label="Password" name="password" optional hint={link?.hasPassword ? "Empty: the present one stays" : "At least 8 characters; tell it on another way than the address"} error={errors["password"]}>
          {(control) => <Input {...control} type="password" maxLength={200} autoComplete="new-password" />}
        </FormField>
        {link?.hasPassword && <Choice name="noPassword" label="Ask for no password any more" on={false} />}
      </Group>
      <Group title="What they may do">
        <Choice name="watermark" label="Put a watermark on every page" hint="Their address, the time and the link's name, drawn into the picture of the page" on={link?.watermark ?? true} />
        <Choice name="allowDownload" label="Let them download" hint="What is downloaded can be passed on and cannot be called back" on={link?.allowDownload ?? false} />
        <FormField label="Text to agree to first" name="agreement" optional hint="A confidentiality agreement, for example; who agreed and when is kept" error={errors["agreement"]}>
          {(control) => <Textarea {...control} rows={2} grow defaultValue={link?.agreement ?? ""} />}
        </FormField>
      </Group>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Visits at most" name="viewLimit" optional error={errors["viewLimit"]}>
          {(control) => <Input {...control} type="number" inputMode="numeric" min={1} defaultValue={link?.viewLimit ?? ""} />}
        </FormField>
        <FormField label="Questions per visitor" name="questionQuota" optional hint="Empty: they can ask nothing" error={errors["questionQuota"]}>
          {(control) => <Input {...control} type="number" inputMode="numeric" min={1} defaultValue={link?.questionQuota ?? ""} />}
        </FormField>
      </div>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4 border-t pt-4">
      <legend className="float-left text-sm text-muted">{title}</legend>
      {children}
    </fieldset>
  );
}

function Choice({ name, label, hint, on }: { name: string; label: string; hint?: string; on: boolean }) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <Checkbox id={id} name={name} defaultChecked={on} className="mt-0.75" {...(hint ? { "aria-describedby": `${id}-hint` } : {})} />
      <div>
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** Errors of a list name its entries: "emails.1". */
function fieldError(errors: Record<string, string>, name: string): string | undefined {
  return Object.entries(errors).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
}
