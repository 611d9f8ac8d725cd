"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Textarea } from "@/components/ui/controls/textarea";
import { useCommand } from "@/lib/client/use-command";
import { secureOrganizationAction } from "@/lib/domains/tenancy/organizations/actions";
import type { OrganizationSecurityDto } from "@/lib/domains/tenancy/organizations/schema";

interface SecurityFormProps {
  slug: string;
  security: OrganizationSecurityDto;
  /** The viewer's present address; null when the installation does not know it. */
  ip: string | null;
  hasSecondFactor: boolean;
}

const lines = (text: FormDataEntryValue | null) =>
  String(text ?? "")
    .split(/[\s,;]+/)
    .filter(Boolean);

export function SecurityForm({ slug, security, ip, hasSecondFactor }: SecurityFormProps) {
  const router = useRouter();
  const [required, setRequired] = useState(security.secondFactorRequired);
  const save = useCommand((input: OrganizationSecurityDto) => secureOrganizationAction(slug, input), { onSuccess: () => router.refresh() });
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={save.submit((form) => ({
        secondFactorRequired: required,
        ipAllow: lines(form.get("ipAllow")),
        ipDeny: lines(form.get("ipDeny")),
      }))}
    >
      <SectionCard
        id="second-factor"
        title="Second factor"
        description="Members without one are sent to set it up before they get in again; nothing of theirs is lost. API keys are not affected."
      >
        <div className="flex items-start gap-3">
          <Checkbox
            id="second-factor-required"
            className="mt-0.5"
            checked={required}
            onCheckedChange={(state) => setRequired(state === true)}
          />
          <div>
            <label htmlFor="second-factor-required" className="text-base">
              Require a second factor of every member
            </label>
            {!hasSecondFactor && <p className="mt-0.5 text-sm text-muted">You have to be signed in with one yourself to turn this on.</p>}
          </div>
        </div>
      </SectionCard>
      <SectionCard
        id="addresses"
        title="Network addresses"
        description="Hold for pages, API keys and open streams from their next request on. A list that would lock you out is refused."
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField
            label="Allow only"
            name="ipAllow"
            error={save.fieldErrors["ipAllow"]}
            hint="One address or range a line: 203.0.113.0/24. Empty allows every address."
          >
            {(control) => (
              <Textarea {...control} rows={5} defaultValue={security.ipAllow.join("\n")} spellCheck={false} className="font-mono" />
            )}
          </FormField>
          <FormField label="Deny" name="ipDeny" error={save.fieldErrors["ipDeny"]} hint="Refused also when allowed beside.">
            {(control) => (
              <Textarea {...control} rows={5} defaultValue={security.ipDeny.join("\n")} spellCheck={false} className="font-mono" />
            )}
          </FormField>
        </div>
        <p className="mt-4 text-sm text-muted">
          {ip ? (
            <>
              Your present address: <span className="tabular text-ink">{ip}</span>
            </>
          ) : (
            "This installation does not know its visitors’ addresses; its operator has to set that up before lists can be used."
          )}
        </p>
      </SectionCard>
      <FormError error={save.error} />
      <Button type="submit" variant="primary" loading={save.pending} className="self-start">
        Save
      </Button>
    </form>
  );
}
