"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { CHUNKING_METHODS, type ChunkingSettings } from "@/lib/domains/knowledge/chunking/schema";
import { updateBaseAction } from "@/lib/domains/knowledge/bases/actions";
import { METHOD_LABELS } from "@/lib/domains/knowledge/bases/labels";

const METHODS = CHUNKING_METHODS.map((value) => ({ value, label: METHOD_LABELS[value].name, hint: METHOD_LABELS[value].description }));
const NUMBERS = [
  { name: "size", label: "Size", hint: "Characters of a passage, at most." },
  { name: "overlap", label: "Overlap", hint: "Characters repeated from the passage before." },
  { name: "parent", label: "Surroundings", hint: "A found passage is read with up to so many characters of its section. 0: alone." },
] as const;

interface ChunkingFormProps {
  address: WorkspaceAddress;
  baseId: string;
  /** As they stand, or as they are being tried. */
  settings: ChunkingSettings;
  documents: readonly { id: string; name: string }[];
  documentId: string | null;
  canManage: boolean;
}

/** The settings, tried on a document before they are kept. */
export function ChunkingForm({ address, baseId, settings, documents, documentId, canManage }: ChunkingFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(settings);
  const [document, setDocument] = useState(documentId ?? documents[0]?.id ?? "");
  const save = useCommand((chunking: ChunkingSettings) => updateBaseAction(address, { baseId, chunking }), { onSuccess: () => router.refresh() });
  const errorOf = (name: string) => save.fieldErrors[`chunking.${name}`];
  const overlaps = draft.method === "fixed" || draft.method === "sentence";
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        router.push(knowledgePath(address, baseId, { tab: "chunking", document, ...draft }));
      }}
    >
      <FormError error={save.error} />
      <FormField label="Method" name="method" hint={METHOD_LABELS[draft.method].description} error={errorOf("method")}>
        {(control) => <Select {...control} options={METHODS} value={draft.method} onValueChange={(value) => setDraft({ ...draft, method: CHUNKING_METHODS.find((one) => one === value) ?? draft.method })} />}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-3">
        {NUMBERS.filter(({ name }) => name !== "overlap" || overlaps).map(({ name, label, hint }) => (
          <FormField key={name} label={label} name={name} hint={hint} error={errorOf(name)}>
            {(control) => <Input {...control} type="number" min={0} value={draft[name]} onChange={(event) => setDraft({ ...draft, [name]: Number(event.target.value) })} />}
          </FormField>
        ))}
      </div>
      {documents.length > 0 && (
        <FormField label="Try it on" name="document">
          {(control) => <Select {...control} options={documents.map(({ id, name }) => ({ value: id, label: name }))} value={document} onValueChange={setDocument} />}
        </FormField>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!document}>
          Preview
        </Button>
        {canManage && (
          <Button variant="primary" loading={save.pending} onClick={() => void save.run(overlaps ? draft : { ...draft, overlap: 0 })}>
            Save settings
          </Button>
        )}
      </div>
    </form>
  );
}
