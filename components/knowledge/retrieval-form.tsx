"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { updateBaseAction } from "@/lib/domains/knowledge/bases/actions";
import { RERANKING_LABELS } from "@/lib/domains/knowledge/bases/labels";
import { RERANKING, type Reranking, type RetrievalSettings } from "@/lib/domains/knowledge/bases/schema";

interface RetrievalFormProps {
  address: WorkspaceAddress;
  baseId: string;
  settings: RetrievalSettings;
}

const RERANKERS = RERANKING.map((value) => ({ value, label: RERANKING_LABELS[value] }));

/** They hold for the next question; nothing has to be indexed again. */
export function RetrievalForm({ address, baseId, settings }: RetrievalFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(settings);
  const save = useCommand((retrieval: RetrievalSettings) => updateBaseAction(address, { baseId, retrieval }), { onSuccess: () => router.refresh() });
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
      <FormField label="Passages for an answer" name="passages" error={save.fieldErrors["retrieval.passages"]}>
        {(control) => <Input {...control} type="number" min={1} max={50} value={draft.passages} onChange={(event) => setDraft({ ...draft, passages: Number(event.target.value) })} />}
      </FormField>
      <FormField label="Of one document" name="perDocument" optional hint="Empty: no limit." error={save.fieldErrors["retrieval.perDocument"]}>
        {(control) => (
          <Input {...control} type="number" min={1} max={50} value={draft.perDocument ?? ""} onChange={(event) => setDraft({ ...draft, perDocument: event.target.value ? Number(event.target.value) : null })} />
        )}
      </FormField>
      {(["vectors", "neighbours"] as const).map((name) => (
        <label key={name} className="flex min-h-8 items-center gap-3 text-sm">
          <Checkbox checked={draft[name]} onCheckedChange={(checked) => setDraft({ ...draft, [name]: checked === true })} />
          {name === "vectors" ? "Search by meaning beside the words" : "Join passages that follow each other"}
        </label>
      ))}
      <div className="sm:col-span-2">
        <FormField label="Last order by" name="rerank" hint="The question and the best passages that its asker may open are sent there. Where it fails, the search's own order stands." error={save.fieldErrors["retrieval.rerank"]}>
          {(control) => <Select {...control} options={RERANKERS} value={draft.rerank} onValueChange={(rerank) => setDraft({ ...draft, rerank: rerank as Reranking })} />}
        </FormField>
      </div>
      <div>
        <Button type="submit" loading={save.pending}>
          Save settings
        </Button>
      </div>
    </form>
  );
}
