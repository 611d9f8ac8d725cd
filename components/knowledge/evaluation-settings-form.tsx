"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { updateBaseAction } from "@/lib/domains/knowledge/bases/actions";
import type { EvaluationSettings } from "@/lib/domains/knowledge/bases/schema";

interface EvaluationSettingsFormProps {
  address: WorkspaceAddress;
  baseId: string;
  settings: EvaluationSettings;
}

const FIELDS = [
  { name: "k", label: "Passages that count (k)", hint: "So many of the best ones are looked through for the golden passages.", min: 1, max: 50, step: 1 },
  { name: "tolerance", label: "Tolerated fall, in points", hint: "Of recall, nDCG or citation precision below what was published last.", min: 0, max: 100, step: 0.1 },
] as const;

export function EvaluationSettingsForm({ address, baseId, settings }: EvaluationSettingsFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(settings);
  const save = useCommand((evaluation: EvaluationSettings) => updateBaseAction(address, { baseId, evaluation }), { onSuccess: () => router.refresh() });
  return (
    <form
      className="grid gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(draft);
      }}
    >
      <div className="sm:col-span-2 empty:hidden">
        <FormError error={save.error} />
      </div>
      {FIELDS.map(({ name, label, hint, ...limits }) => (
        <FormField key={name} label={label} name={name} hint={hint} error={save.fieldErrors[`evaluation.${name}`]}>
          {(control) => <Input {...control} {...limits} type="number" value={draft[name]} onChange={(event) => setDraft({ ...draft, [name]: Number(event.target.value) })} />}
        </FormField>
      ))}
      <div>
        <Button type="submit" loading={save.pending}>
          Save
        </Button>
      </div>
    </form>
  );
}
