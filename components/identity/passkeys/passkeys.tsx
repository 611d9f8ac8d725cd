"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { removePasskeyAction } from "@/lib/domains/identity/passkeys/actions";
import type { PasskeyDto } from "@/lib/domains/identity/passkeys/schema";
import { AddPasskeyDialog } from "./add-passkey-dialog";
import { RenamePasskeyDialog } from "./rename-passkey-dialog";

type Doing = { kind: "add" } | { kind: "rename" | "remove"; passkey: PasskeyDto } | null;

/** `canRemove`: another way in would be left. */
export function Passkeys({ passkeys, canRemove }: { passkeys: readonly PasskeyDto[]; canRemove: boolean }) {
  const router = useRouter();
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const done = () => {
    close();
    router.refresh();
  };
  return (
    <>
      {passkeys.length === 0 ? (
        <p className="text-sm text-muted">No passkey yet. Add one, and this device signs you in with its fingerprint, face or PIN.</p>
      ) : (
        <ul aria-label="Passkeys" className="border-t">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              canRemove={canRemove}
              onRename={() => setDoing({ kind: "rename", passkey })}
              onRemove={() => setDoing({ kind: "remove", passkey })}
            />
          ))}
        </ul>
      )}
      <Button className="mt-4" onClick={() => setDoing({ kind: "add" })}>
        Add a passkey
      </Button>
      {doing?.kind === "add" && <AddPasskeyDialog onClose={close} onAdded={done} />}
      {doing?.kind === "rename" && <RenamePasskeyDialog passkey={doing.passkey} onClose={close} onRenamed={done} />}
      {doing?.kind === "remove" && <RemoveDialog passkey={doing.passkey} onClose={close} onRemoved={done} />}
    </>
  );
}

interface PasskeyRowProps {
  passkey: PasskeyDto;
  canRemove: boolean;
  onRename: () => void;
  onRemove: () => void;
}

function PasskeyRow({ passkey, canRemove, onRename, onRemove }: PasskeyRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-3 text-sm last:border-b-0">
      <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {passkey.name}
          {passkey.backedUp && <Tag>Synced</Tag>}
        </p>
        <p className="text-muted">
          Added <RelativeTime date={passkey.createdAt} /> ·{" "}
          {passkey.lastUsedAt ? (
            <>
              last used <RelativeTime date={passkey.lastUsedAt} />
            </>
          ) : (
            "not used yet"
          )}
        </p>
      </div>
      <Button size="sm" variant="ghost" aria-label={`Rename ${passkey.name}`} onClick={onRename}>
        Rename
      </Button>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Remove ${passkey.name}`}
        disabled={!canRemove}
        title={canRemove ? undefined : "Your only way to sign in stays"}
        onClick={onRemove}
      >
        Remove
      </Button>
    </li>
  );
}

function RemoveDialog({ passkey, onClose, onRemoved }: { passkey: PasskeyDto; onClose: () => void; onRemoved: () => void }) {
  const { run, pending, error } = useFreshCommand(removePasskeyAction, { onSuccess: onRemoved });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove the passkey “${passkey.name}”?`}
      consequences="It no longer signs you in here. Your device may go on offering it until you delete it there too."
      confirmLabel="Remove passkey"
      pending={pending}
      error={error?.message}
      onConfirm={() => void run({ passkeyId: passkey.id })}
    />
  );
}
