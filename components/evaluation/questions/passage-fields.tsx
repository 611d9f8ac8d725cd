"use client";

import { Plus } from "lucide-react";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";

export interface DraftPassage {
  documentId: string;
  /** In digits; without them the quote may stand on every page. */
  page: string;
  quote: string;
}

interface PassageFieldsProps {
  passages: readonly DraftPassage[];
  documents: readonly { id: string; name: string }[];
  errors: Record<string, string>;
  onChange: (passages: readonly DraftPassage[]) => void;
}

/** Where the answer stands: a document and the words in it. */
export function PassageFields({ passages, documents, errors, onChange }: PassageFieldsProps) {
  const options = documents.map(({ id, name }) => ({ value: id, label: name }));
  const change = (at: number, changes: Partial<DraftPassage>) => onChange(passages.map((passage, index) => (index === at ? { ...passage, ...changes } : passage)));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-sm font-medium">Passages that hold the answer</legend>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {errors["passages"]}
      </p>
      {passages.map((passage, at) => (
        // Their order is what tells them apart, in the errors too.
        <div key={at} role="group" aria-label={`Passage ${at + 1}`} className="grid gap-3 border-l-2 pl-3 sm:grid-cols-[1fr_6rem]">
          <FormField label="Document" name={`passages.${at}.documentId`} error={errors[`passages.${at}.documentId`]}>
            {(control) => <Select {...control} options={options} placeholder="Choose a document" value={passage.documentId} onValueChange={(documentId) => change(at, { documentId })} />}
          </FormField>
          <FormField label="Page" name={`passages.${at}.page`} optional error={errors[`passages.${at}.page`]}>
            {(control) => <Input {...control} type="number" min={1} value={passage.page} onChange={(event) => change(at, { page: event.target.value })} />}
          </FormField>
          <FormField label="Words in it" name={`passages.${at}.quote`} hint="Copied letter by letter; one or two sentences." error={errors[`passages.${at}.quote`]} className="sm:col-span-2">
            {(control) => <Textarea {...control} rows={3} maxLength={4_000} className="font-serif" value={passage.quote} onChange={(event) => change(at, { quote: event.target.value })} />}
          </FormField>
          {passages.length > 1 && (
            <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => onChange(passages.filter((_, index) => index !== at))}>
              Remove passage {at + 1}
            </Button>
          )}
        </div>
      ))}
      <Button size="sm" className="self-start" icon={<Plus aria-hidden />} disabled={passages.length >= 20} onClick={() => onChange([...passages, { documentId: passages.at(-1)?.documentId ?? "", page: "", quote: "" }])}>
        Add a passage
      </Button>
    </fieldset>
  );
}
