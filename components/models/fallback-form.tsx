"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Tag } from "@/components/ui/display/tag";
import { useCommand } from "@/lib/client/use-command";
import { setModelFallbackAction } from "@/lib/domains/models/actions";
import type { ModelFallbackDto } from "@/lib/domains/models/schema";

interface FallbackFormProps {
  organization: string;
  fallback: ModelFallbackDto;
  canManage: boolean;
  /** No provider of the organization's own is switched on. */
  alone: boolean;
}

export function FallbackForm({ organization, fallback, canManage, alone }: FallbackFormProps) {
  const router = useRouter();
  const [installation, setInstallation] = useState(fallback.installationFallback);
  const [quoting, setQuoting] = useState(fallback.extractiveFallback);
  const save = useCommand((input: { installationFallback: boolean; extractiveFallback: boolean }) => setModelFallbackAction(organization, input), { onSuccess: () => router.refresh() });
  const changed = installation !== fallback.installationFallback || quoting !== fallback.extractiveFallback;
  const own = fallback.installation?.name;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run({ installationFallback: installation, extractiveFallback: quoting });
      }}
    >
      <SectionCard
        id="fallback"
        title={alone ? "Without a provider" : "When none of them answers"}
        description="Once a first word has arrived nobody else goes on with an answer: it ends with an error, and what had arrived is kept."
        footer={
          canManage && (
            <Button type="submit" variant="primary" loading={save.pending} disabled={!changed}>
              Save
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          <FormError error={save.error} />
          <Choice
            id="installation-fallback"
            label={own ? `Ask the installation's model ${own}` : "Ask the installation's model"}
            hint={own ? "It is run or chosen by whoever runs this installation, and gets the question with its passages." : "This installation has none at present; its operator can set CHAT_MODEL."}
            checked={installation}
            disabled={!canManage}
            onChange={setInstallation}
          />
          {fallback.installation?.failingSince && (
            <p className="-mt-2 ml-7 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
              <Tag tone="danger">Fails</Tag>
              <span className="text-danger">{fallback.installation.error}</span>
              <span className="text-muted">
                Since <RelativeTime date={fallback.installation.failingSince} />.
              </span>
            </p>
          )}
          <Choice
            id="extractive-fallback"
            label="Quote the documents instead of showing an error"
            hint="The built-in engine answers with the best-supported sentences, and says that it is extractive. Without any model it always does."
            checked={quoting}
            disabled={!canManage}
            onChange={setQuoting}
          />
        </div>
      </SectionCard>
    </form>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  hint: string;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
}

function Choice({ id, label, hint, checked, disabled, onChange }: ChoiceProps) {
  return (
    <div className="flex items-start gap-3">
      <Checkbox id={id} className="mt-0.5" checked={checked} disabled={disabled} aria-describedby={`${id}-hint`} onCheckedChange={(state) => onChange(state === true)} />
      <div>
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        <p id={`${id}-hint`} className="mt-0.5 text-sm text-muted">
          {hint}
        </p>
      </div>
    </div>
  );
}
