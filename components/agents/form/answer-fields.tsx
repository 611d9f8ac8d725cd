import { FormField } from "@/components/patterns/form-field";
import { SectionCard } from "@/components/patterns/section-card";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { TOOL_LABELS } from "@/lib/domains/agents/labels";
import { AGENT_TOOLS, type AgentTool } from "@/lib/domains/agents/schema";
import { ChosenNames } from "./chosen-names";
import type { FieldsProps } from "./face-fields";

const EVERYWHERE = "everywhere";
const OWN_MODEL = "organization";

function modelOptions(models: readonly string[], chosen: string) {
  const names = [...new Set([...models, ...(chosen ? [chosen] : [])])];
  return [{ value: OWN_MODEL, label: "The organization's own" }, ...names.map((name) => ({ value: name, label: name }))];
}

/** Model, tools and where it looks. */
export function AnswerFields({ draft, onChange, errors, choices }: FieldsProps) {
  const toggle = (tool: AgentTool, on: boolean) => onChange({ tools: AGENT_TOOLS.filter((one) => (one === tool ? on : draft.tools.includes(one))) });
  return (
    <SectionCard id="answers" title="How it answers">
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-3">
          <FormField label="Model" name="model" optional hint="One that is gone is answered by the organization's own." error={errors["model"]}>
            {(control) => <Select {...control} value={draft.model || OWN_MODEL} onValueChange={(value) => onChange({ model: value === OWN_MODEL ? "" : value })} options={modelOptions(choices.models, draft.model)} />}
          </FormField>
          <FormField label="Temperature" name="temperature" optional hint="0 to 1; low keeps to the wording." error={errors["temperature"]}>
            {(control) => <Input {...control} inputMode="decimal" value={draft.temperature} onChange={(event) => onChange({ temperature: event.target.value })} />}
          </FormField>
          <FormField label="Longest answer" name="maxTokens" optional hint="Tokens, 100 to 16,000." error={errors["maxTokens"]}>
            {(control) => <Input {...control} inputMode="numeric" value={draft.maxTokens} onChange={(event) => onChange({ maxTokens: event.target.value })} />}
          </FormField>
        </div>
        <fieldset>
          <legend className="mb-2 text-sm font-medium">Tools</legend>
          <ul className="grid gap-2 sm:grid-cols-2">
            {AGENT_TOOLS.map((tool) => (
              <li key={tool}>
                <label className="flex items-start gap-2 text-sm">
                  <Checkbox className="mt-0.5" checked={draft.tools.includes(tool)} onCheckedChange={(on) => toggle(tool, on === true)} />
                  <span>
                    {TOOL_LABELS[tool].label}
                    <span className="block text-xs text-muted">{TOOL_LABELS[tool].hint}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <FormField label="Looks in" name="scopeProjectId" hint="Never more than its asker may read." error={errors["scopeProjectId"]}>
          {(control) => (
            <Select
              {...control}
              value={draft.scopeProjectId ?? EVERYWHERE}
              onValueChange={(value) => onChange({ scopeProjectId: value === EVERYWHERE ? null : value })}
              options={[{ value: EVERYWHERE, label: "All documents" }, ...choices.projects.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
        </FormField>
        {(choices.bases.length > 0 || draft.scopeBaseId) && (
          <FormField label="Knowledge base" name="scopeBaseId" optional hint="It then searches there alone, and reads no pages or tables around it." error={errors["scopeBaseId"]}>
            {(control) => (
              <Select
                {...control}
                value={draft.scopeBaseId ?? EVERYWHERE}
                onValueChange={(value) => onChange({ scopeBaseId: value === EVERYWHERE ? null : value })}
                options={[{ value: EVERYWHERE, label: "None" }, ...choices.bases.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            )}
          </FormField>
        )}
        <ChosenNames label="Only these documents" names={choices.documents} chosen={draft.scopeDocumentIds} onChange={(scopeDocumentIds) => onChange({ scopeDocumentIds })} />
      </div>
    </SectionCard>
  );
}
