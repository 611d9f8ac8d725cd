"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { createOrganizationAction } from "@/lib/domains/tenancy/organizations/actions";
import { JURISDICTION_OPTIONS } from "@/lib/domains/tenancy/organizations/labels";
import { isJurisdiction, type Jurisdiction } from "@/lib/domains/tenancy/organizations/schema";

interface CreateInput {
  name: string;
  jurisdiction: Jurisdiction;
  withSample: boolean;
}

export function CreateOrganizationForm() {
  const create = useCommand((input: CreateInput) => createOrganizationAction(input), {
    onSuccess: ({ organization, workspace }) => loadPage(`/${organization}/${workspace}`),
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={create.submit((form) => {
        const jurisdiction = String(form.get("jurisdiction") ?? "");
        return {
          name: String(form.get("name") ?? ""),
          jurisdiction: isJurisdiction(jurisdiction) ? jurisdiction : "Other",
          withSample: form.get("withSample") === "on",
        };
      })}
    >
      <FormError error={create.error} />
      <FormField label="Name" name="name" required error={create.fieldErrors["name"]} hint="Your company or firm; you can rename it later.">
        {(control) => <Input {...control} maxLength={80} autoComplete="organization" />}
      </FormField>
      <FormField label="Jurisdiction" name="jurisdiction" hint="Whose law and standards your documents follow.">
        {(control) => <Select {...control} defaultValue="UK" options={JURISDICTION_OPTIONS} />}
      </FormField>
      <div className="flex min-h-8 items-center gap-2.5">
        <Checkbox id="with-sample" name="withSample" defaultChecked />
        <label htmlFor="with-sample" className="text-sm">
          With a sample project, to ask the first question of
        </label>
      </div>
      <Button type="submit" variant="primary" loading={create.pending} className="self-start">
        Create organization
      </Button>
    </form>
  );
}
