import { FormField } from "@/components/patterns/form-field";
import { SectionCard } from "@/components/patterns/section-card";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { ACCESS_LABELS } from "@/lib/domains/agents/labels";
import { AGENT_ACCESS } from "@/lib/domains/agents/schema";
import { ChosenNames } from "./chosen-names";
import type { FieldsProps } from "./face-fields";

const OPTIONS = AGENT_ACCESS.map((value) => ({ value, label: ACCESS_LABELS[value] }));

export function AccessFields({ draft, onChange, errors, choices, isNew }: FieldsProps & { isNew: boolean }) {
  return (
    <SectionCard id="access" title="Who may ask it" description="Whoever asks it is answered from what he may read himself, never from more.">
      <div className="flex flex-col gap-4">
        <FormField label="Access" name="access" error={errors["access"]}>
          {(control) => (
            <Select {...control} options={OPTIONS} value={draft.access} onValueChange={(value) => onChange({ access: AGENT_ACCESS.find((one) => one === value) ?? "workspace" })} />
          )}
        </FormField>
        {draft.access === "project" && (
          <FormField label="Project" name="projectId" required error={errors["projectId"]}>
            {(control) => (
              <Select {...control} options={choices.projects.map(({ id, name }) => ({ value: id, label: name }))} {...(draft.projectId ? { value: draft.projectId } : {})} onValueChange={(projectId) => onChange({ projectId })} />
            )}
          </FormField>
        )}
        {draft.access === "chosen" && (
          <>
            <ChosenNames label="Roles" names={choices.roles} chosen={draft.roles} onChange={(roles) => onChange({ roles })} />
            <ChosenNames label="People" names={choices.people} chosen={draft.userIds} onChange={(userIds) => onChange({ userIds })} />
            <p className="text-xs text-muted">Its maker and whoever runs the workspace may always ask it.</p>
          </>
        )}
        {!isNew && (
          <FormField label="What changed" name="note" optional hint="Stands in the list of versions." error={errors["note"]}>
            {(control) => <Input {...control} value={draft.note} maxLength={300} autoComplete="off" onChange={(event) => onChange({ note: event.target.value })} />}
          </FormField>
        )}
      </div>
    </SectionCard>
  );
}
