import { FormField } from "@/components/patterns/form-field";
import { SectionCard } from "@/components/patterns/section-card";
import { Input } from "@/components/ui/controls/input";
import { Textarea } from "@/components/ui/controls/textarea";
import type { AgentChoicesDto } from "@/lib/domains/agents/schema";
import type { AgentDraft, ChangeDraft } from "./agent-draft";
import { LineList } from "./line-list";

export interface FieldsProps {
  draft: AgentDraft;
  onChange: ChangeDraft;
  errors: Record<string, string>;
  choices: AgentChoicesDto;
}

export function FaceFields({ draft, onChange, errors }: FieldsProps) {
  return (
    <SectionCard id="face" title="What it is">
      <div className="flex flex-col gap-4">
        <FormField label="Name" name="name" required error={errors["name"]}>
          {(control) => <Input {...control} value={draft.name} maxLength={80} autoComplete="off" onChange={(event) => onChange({ name: event.target.value })} />}
        </FormField>
        <FormField label="Summary" name="summary" optional hint="One line for the list and for whoever chooses it." error={errors["summary"]}>
          {(control) => <Input {...control} value={draft.summary} maxLength={300} autoComplete="off" onChange={(event) => onChange({ summary: event.target.value })} />}
        </FormField>
        <FormField
          label="Instructions"
          name="instructions"
          required
          hint="Its scope, what to look for, which questions belong to others and how to answer. The rules of citation are always added and cannot be lifted here."
          error={errors["instructions"]}
        >
          {(control) => <Textarea {...control} rows={12} value={draft.instructions} maxLength={24_000} onChange={(event) => onChange({ instructions: event.target.value })} />}
        </FormField>
        <LineList label="Example questions" addLabel="Add a question" most={8} values={draft.starters} onChange={(starters) => onChange({ starters })} error={errors["starters"]} />
      </div>
    </SectionCard>
  );
}
