"use client";

import { Plus, Trash2 } from "lucide-react";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Input } from "@/components/ui/controls/input";
import { type ModelText, NEW_MODEL } from "./provider-terms";

interface ModelFieldsProps {
  models: readonly ModelText[];
  azure: boolean;
  errors: Record<string, string>;
  onChange: (models: ModelText[]) => void;
}

const NUMBERS = [
  ["inputPrice", "In, $ per million"],
  ["outputPrice", "Out, $ per million"],
  ["contextWindow", "Context window"],
  ["maxOutput", "Longest answer"],
] as const;

export function ModelFields({ models, azure, errors, onChange }: ModelFieldsProps) {
  const change = (key: number, part: Partial<ModelText>) => onChange(models.map((model) => (model.key === key ? { ...model, ...part } : model)));
  const next = Math.max(-1, ...models.map(({ key }) => key)) + 1;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="text-sm font-medium">Models</legend>
      <p className="text-xs text-muted">The first one answers; agents may name any. Prices are in US dollars for a million tokens, the window and the longest answer in tokens.</p>
      {models.map((model, at) => (
        <div key={model.key} role="group" aria-label={`Model ${at + 1}`} className="rounded-md border p-3">
          <div className="flex items-start gap-2">
            <FormField label={azure ? "Deployment" : "Model"} name={`models.${at}.name`} required error={errors[`models.${at}.name`]} className="flex-1">
              {(control) => <Input {...control} value={model.name} autoComplete="off" spellCheck={false} onChange={(event) => change(model.key, { name: event.target.value })} />}
            </FormField>
            {models.length > 1 && (
              <IconButton label={`Remove model ${model.name || at + 1}`} icon={<Trash2 aria-hidden />} className="mt-6" onClick={() => onChange(models.filter(({ key }) => key !== model.key))} />
            )}
          </div>
          <div className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
            {NUMBERS.map(([field, label]) => (
              <FormField key={field} label={label} name={`models.${at}.${field}`} error={errors[`models.${at}.${field}`]}>
                {(control) => <Input {...control} inputMode="decimal" className="tabular" value={model[field]} autoComplete="off" onChange={(event) => change(model.key, { [field]: event.target.value })} />}
              </FormField>
            ))}
          </div>
        </div>
      ))}
      <p role="alert" className="text-sm text-danger empty:hidden">
        {errors["models"]}
      </p>
      <Button size="sm" icon={<Plus aria-hidden />} className="self-start" onClick={() => onChange([...models, { key: next, ...NEW_MODEL }])}>
        Add model
      </Button>
    </fieldset>
  );
}
