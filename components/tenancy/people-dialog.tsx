"use client";

import { type FormEvent, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import type { CommandState } from "@/lib/client/use-command";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";

interface Person {
  userId: string;
  name: string;
  email: string;
  belongs: boolean;
}

export interface PeopleChange {
  add: string[];
  remove: string[];
}

interface PeopleDialogProps {
  title: string;
  description: string;
  people: { data: readonly Person[]; total: number };
  q: string;
  onSearch: (q: string) => void;
  onClose: () => void;
  /** Others can only be taken out. */
  canAdd: boolean;
  command: Pick<CommandState<PeopleChange, unknown>, "run" | "pending" | "error">;
}

/** Who belongs to something: chosen from all who could, found by name, saved in one step. */
export function PeopleDialog({ title, description, people, q, onSearch, onClose, canAdd, command }: PeopleDialogProps) {
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map());
  const chosen = (on: boolean) => [...changes].filter(([, value]) => value === on).map(([userId]) => userId);
  function choose(person: Person, on: boolean) {
    const next = new Map(changes);
    if (on === person.belongs) next.delete(person.userId);
    else next.set(person.userId, on);
    setChanges(next);
  }
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSearch(String(new FormData(event.currentTarget).get("q") ?? ""));
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      width="md"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={command.pending}
            disabled={changes.size === 0}
            onClick={() => void command.run({ add: chosen(true), remove: chosen(false) })}
          >
            {changes.size === 0 ? "Save" : `Save ${changes.size === 1 ? "1 change" : `${changes.size} changes`}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <FormError error={command.error && { ...command.error, fields: undefined }} />
        <form role="search" onSubmit={search} className="flex gap-2">
          <Input name="q" type="search" defaultValue={q} placeholder="Name or e-mail" aria-label="Find people" maxLength={100} />
          <Button type="submit">Find</Button>
        </form>
        {people.data.length === 0 ? (
          <p className="py-6 text-center text-sm text-muted">
            {q ? `Nobody is found by “${q}”. Look for another part of the name.` : "Nobody can be chosen yet. Invite members first."}
          </p>
        ) : (
          <ul aria-label="People" className="max-h-80 divide-y overflow-y-auto rounded-md border">
            {people.data.map((person) => (
              <PersonChoice
                key={person.userId}
                person={person}
                checked={changes.get(person.userId) ?? person.belongs}
                disabled={!person.belongs && !canAdd}
                onChange={(on) => choose(person, on)}
              />
            ))}
          </ul>
        )}
        <p role="status" className="text-xs text-muted">
          {people.total > people.data.length
            ? `The first ${people.data.length} of ${people.total} people; find others by name.`
            : `${people.total} ${people.total === 1 ? "person" : "people"}`}
        </p>
      </div>
    </Dialog>
  );
}

function PersonChoice({
  person,
  checked,
  disabled,
  onChange,
}: {
  person: Person;
  checked: boolean;
  disabled: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = `person-${person.userId}`;
  return (
    <li className="flex min-h-10 items-center gap-3 px-3 py-1.5">
      <Checkbox id={id} checked={checked} disabled={disabled} onCheckedChange={(state) => onChange(state === true)} />
      <label htmlFor={id} className="min-w-0 flex-1 text-sm">
        <span className="block truncate">{person.name}</span>
        {!isPlaceholderEmail(person.email) && <span className="block truncate text-xs text-muted">{person.email}</span>}
      </label>
    </li>
  );
}
