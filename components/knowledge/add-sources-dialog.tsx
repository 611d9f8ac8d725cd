"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { addSourcesAction } from "@/lib/domains/knowledge/bases/actions";

interface Named {
  id: string;
  name: string;
}

export interface SourceChoices {
  folders: readonly Named[];
  documents: readonly Named[];
}

interface AddSourcesDialogProps {
  address: WorkspaceAddress;
  baseId: string;
  choices: SourceChoices;
  /** Folders and documents that belong to it already. */
  taken: readonly string[];
}

const SHOWN = 60;

export function AddSourcesDialog({ address, baseId, choices, taken }: AddSourcesDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const add = useCommand((input: { folderIds: string[]; documentIds: string[] }) => addSourcesAction(address, { baseId, ...input }), {
    onSuccess: () => {
      setOpen(false);
      setChosen(new Set());
      router.refresh();
    },
  });
  const free = (all: readonly Named[]) => all.filter(({ id, name }) => !taken.includes(id) && (chosen.has(id) || name.toLowerCase().includes(wanted.trim().toLowerCase()))).slice(0, SHOWN);
  const idsOf = (all: readonly Named[]) => all.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const toggle = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="primary" icon={<Plus aria-hidden />}>
          Add sources
        </Button>
      }
      title="Add folders and documents"
      description="An indexed base reads them by itself."
      footer={
        <Button variant="primary" loading={add.pending} disabled={chosen.size === 0} onClick={() => void add.run({ folderIds: idsOf(choices.folders), documentIds: idsOf(choices.documents) })}>
          {chosen.size === 0 ? "Add" : `Add ${chosen.size}`}
        </Button>
      }
    >
      <FormError error={add.error} />
      <Input type="search" aria-label="Find folders and documents" placeholder="Find by name" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      <div className="mt-3 max-h-80 overflow-y-auto">
        <Choices title="Folders" all={free(choices.folders)} chosen={chosen} onToggle={toggle} />
        <Choices title="Documents" all={free(choices.documents)} chosen={chosen} onToggle={toggle} />
      </div>
    </Dialog>
  );
}

function Choices({ title, all, chosen, onToggle }: { title: string; all: readonly Named[]; chosen: ReadonlySet<string>; onToggle: (id: string) => void }) {
  const id = useId();
  return (
    <fieldset className="mb-3">
      <legend className="mb-1 text-sm font-medium">{title}</legend>
      {all.length === 0 && <p className="text-sm text-muted">None by this name.</p>}
      {all.map((one) => (
        <div key={one.id} className="flex min-h-8 items-center gap-3 px-1">
          <Checkbox id={`${id}-${one.id}`} checked={chosen.has(one.id)} onCheckedChange={() => onToggle(one.id)} />
          <label htmlFor={`${id}-${one.id}`} className="min-w-0 flex-1 truncate text-sm">
            {one.name}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
