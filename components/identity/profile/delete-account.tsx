"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { loadPage } from "@/lib/client/load-page";
import type { CommandResult } from "@/lib/client/use-command";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { type DeletionReceipt, keepReceipt } from "./receipt-storage";

export interface Departure {
  organizationId: string;
  slug: string;
  name: string;
  outcome: "left" | "deleted" | "blocked";
}

interface DeleteAccountProps {
  /** What has to be typed: the address, or the name of who has none. */
  confirmation: string;
  departures: readonly Departure[];
  deleteAccount: (input: { confirmation: string }) => Promise<CommandResult<DeletionReceipt>>;
}

/** Says what goes and what stays before it is asked for; afterwards the receipt is shown on a page of its own. */
export function DeleteAccount({ confirmation, departures, deleteAccount }: DeleteAccountProps) {
  const [open, setOpen] = useState(false);
  const remove = useFreshCommand(deleteAccount, {
    onSuccess: (receipt) => {
      keepReceipt(receipt);
      loadPage("/account-deleted");
    },
  });
  const blocked = departures.filter(({ outcome }) => outcome === "blocked");
  return (
    <div className="flex flex-col items-start gap-4">
      <Consequences departures={departures} />
      <FormError error={remove.error && { code: remove.error.code, message: remove.error.message }} />
      <Button variant="danger" disabled={blocked.length > 0} loading={remove.pending} onClick={() => setOpen(true)}>
        Delete my account
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete the account of ${confirmation}?`}
        consequences="Your profile, ways in, sessions, keys, memberships and conversations are erased now and cannot be brought back. Documents you uploaded stay with their workspaces."
        confirmLabel="Delete my account"
        typeToConfirm={confirmation}
        onConfirm={() => {
          setOpen(false);
          void remove.run({ confirmation });
        }}
      />
    </div>
  );
}

const SAYS = {
  blocked: "you are its last owner: hand over ownership first",
  deleted: "nobody else is in it: it is deleted with everything in it",
  left: "you leave it; your documents stay",
} as const;

function Consequences({ departures }: { departures: readonly Departure[] }) {
  if (departures.length === 0) return <p className="text-sm text-muted">You belong to no organization.</p>;
  return (
    <ul aria-label="What becomes of your organizations" className="flex flex-col gap-1 text-sm">
      {departures.map(({ organizationId, slug, name, outcome }) => (
        <li key={organizationId}>
          {outcome === "blocked" ? (
            <a href={`/${slug}/settings`} className="font-medium text-danger underline underline-offset-4">
              {name}
            </a>
          ) : (
            <span className="font-medium">{name}</span>
          )}
          <span className="text-muted">: {SAYS[outcome]}.</span>
        </li>
      ))}
    </ul>
  );
}
