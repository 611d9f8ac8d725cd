"use client";

import { useState } from "react";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { type TagChange, tagChange, tagsHeld, typedTags } from "./tag-changes";
import { useTags } from "./use-tags";

interface TagsDialogProps {
  address: WorkspaceAddress;
  /** “A-201.pdf”, or "3 documents". */
  subject: string;
  documents: readonly { id: string; tags: readonly string[] }[];
  pending: boolean;
  onClose: () => void;
  onSave: (change: TagChange) => void;
}

/** Tags of one document or of many; a tag that only some have stays so until it is chosen. */
export function TagsDialog({ address, subject, documents, pending, onClose, onSave }: TagsDialogProps) {
  const held = tagsHeld(documents);
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [typed, setTyped] = useState("");
  const inUse = useTags(address, true) ?? [];
  const shown = [...new Set([...held.keys(), ...choices.keys()])];
  const others = inUse.map((one) => one.tag).filter((tag) => !shown.includes(tag));
  const choose = (tags: readonly string[], on: boolean) =>
    setChoices(new Map([...choices, ...tags.map((tag): [string, boolean] => [tag, on])]));

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Tags of ${subject}`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="tags" loading={pending}>
            Save tags
          </Button>
        </>
      }
    >
      <form
        id="tags"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(tagChange(held, new Map([...choices, ...typedTags(typed).map((tag): [string, boolean] => [tag, true])])));
        }}
      >
        {shown.length > 0 && (
          <fieldset className="flex flex-col">
            <legend className="sr-only">Tags</legend>
            {shown.map((tag) => (
              <label key={tag} className="tap flex min-h-8 items-center gap-2.5 text-sm">
                <Checkbox
                  checked={choices.get(tag) ?? (held.get(tag) === true || "indeterminate")}
                  onCheckedChange={(on) => choose([tag], on === true)}
                />
                <span className="truncate">{tag}</span>
                {!choices.has(tag) && held.get(tag) === false && <span className="text-xs text-muted">on some</span>}
              </label>
            ))}
          </fieldset>
        )}
        <FormField label="Add tags" name="tag" hint="Several with commas between them; up to 20 on a document.">
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                value={typed}
                maxLength={300}
                autoComplete="off"
                list="tags-in-use"
                autoFocus
                onChange={(event) => setTyped(event.target.value)}
              />
              <Button
                disabled={typedTags(typed).length === 0}
                onClick={() => {
                  choose(typedTags(typed), true);
                  setTyped("");
                }}
              >
                Add
              </Button>
            </div>
          )}
        </FormField>
        <datalist id="tags-in-use">
          {others.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </form>
    </Dialog>
  );
}
