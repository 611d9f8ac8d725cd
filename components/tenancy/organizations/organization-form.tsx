"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { updateOrganizationAction } from "@/lib/domains/tenancy/organizations/actions";
import { JURISDICTION_OPTIONS } from "@/lib/domains/tenancy/organizations/labels";
import { isJurisdiction, type Jurisdiction, type OrganizationDto } from "@/lib/domains/tenancy/organizations/schema";

interface OrganizationFormProps {
  organization: OrganizationDto;
  canUpdate: boolean;
}

export function OrganizationForm({ organization, canUpdate }: OrganizationFormProps) {
  const router = useRouter();
  const update = useCommand((input: { name: string; jurisdiction: Jurisdiction }) => updateOrganizationAction(organization.slug, input), {
    onSuccess: () => router.refresh(),
  });
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-4"
      onSubmit={update.submit((form) => {
        const jurisdiction = String(form.get("jurisdiction") ?? organization.jurisdiction);
        return { name: String(form.get("name") ?? ""), jurisdiction: isJurisdiction(jurisdiction) ? jurisdiction : "Other" };
      })}
    >
      <FormError error={update.error} />
      <FormField
        label="Name"
        name="name"
        required
        error={update.fieldErrors["name"]}
        hint={`Shown to everybody in it. Its address /${organization.slug} stays the same.`}
      >
        {(control) => (
          <Input
            {...control}
            defaultValue={organization.name}
            key={organization.name}
            maxLength={80}
            autoComplete="off"
            disabled={!canUpdate}
          />
        )}
      </FormField>
      <FormField
        label="Jurisdiction"
        name="jurisdiction"
        error={update.fieldErrors["jurisdiction"]}
        hint="Whose law and standards your documents follow."
      >
        {(control) => <Select {...control} defaultValue={organization.jurisdiction} options={JURISDICTION_OPTIONS} disabled={!canUpdate} />}
      </FormField>
      {canUpdate && (
        <Button type="submit" variant="primary" loading={update.pending} className="self-start">
          Save
        </Button>
      )}
    </form>
  );
}
