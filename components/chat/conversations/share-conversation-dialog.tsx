"use client";

import { Users } from "lucide-react";
import { useEffect, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { shareConversationAction } from "@/lib/domains/chat/shared/actions";
import type { SharingDto } from "@/lib/domains/chat/shared/schema";
import { type ConversationDto, type Sharing, SHARINGS } from "@/lib/domains/chat/schema";
import { conversationUrl } from "../session/ask-urls";
import { useConversations } from "./conversations-context";

const LABELS: Record<Sharing, string> = { nobody: "Only me", chosen: "Chosen people", everyone: "Everybody in this workspace" };

interface ShareButtonProps {
  address: WorkspaceAddress;
  conversation: ConversationDto;
}

export function ShareButton(props: ShareButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="ghost" icon={<Users aria-hidden />} onClick={() => setOpen(true)}>
        {props.conversation.shared === "nobody" ? "Share" : "Shared"}
      </Button>
      {open && <ShareConversationDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

export function ShareConversationDialog({ address, conversation, onClose }: ShareButtonProps & { onClose: () => void }) {
  const known = useSharing(address, conversation.id);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Share “${conversation.title}”`}
      description="Others read it and see new answers as they are written; only you ask. An answer that rests on a document which its reader may not open is left out for him."
    >
      {known === "failed" && <p role="alert">Who reads it could not be looked up. Close this and try again in a moment.</p>}
      {known === null && <p role="status">Looking who reads it…</p>}
      {known !== null && known !== "failed" && <ShareForm address={address} conversation={conversation} known={known} onClose={onClose} />}
    </Dialog>
  );
}

function ShareForm({ address, conversation, known, onClose }: ShareButtonProps & { known: SharingDto; onClose: () => void }) {
  const { change } = useConversations();
  const [shared, setShared] = useState<Sharing>(known.shared);
  const [readers, setReaders] = useState<ReadonlySet<string>>(new Set(known.readerIds));
  const share = useCommand((input: { shared: Sharing; userIds: string[] }) => shareConversationAction(address, { conversationId: conversation.id, ...input }), {
    onSuccess: () => {
      change(conversation.id, { ...conversation, shared });
      onClose();
    },
  });
  const toggle = (id: string) => setReaders(new Set(readers.has(id) ? [...readers].filter((one) => one !== id) : [...readers, id]));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void share.run({ shared, userIds: shared === "chosen" ? [...readers] : [] });
      }}
    >
      <FormError error={share.error} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Who reads it</legend>
        {SHARINGS.map((value) => (
          <label key={value} className="tap flex min-h-8 items-center gap-2 text-sm">
            <input type="radio" name="shared" checked={shared === value} onChange={() => setShared(value)} />
            {LABELS[value]}
          </label>
        ))}
      </fieldset>
      {shared === "chosen" && (
        <fieldset className="max-h-60 overflow-y-auto rounded-md border p-2">
          <legend className="sr-only">People</legend>
          {known.people.length === 0 && <p className="text-sm text-muted">Nobody else is in this workspace yet.</p>}
          {known.people.map((person) => (
            <label key={person.id} className="tap flex min-h-8 items-center gap-2 text-sm">
              <input type="checkbox" checked={readers.has(person.id)} onChange={() => toggle(person.id)} />
              {person.name} <span className="truncate text-muted">{person.email}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div role="alert" className="text-sm text-danger">
        {share.fieldErrors.userIds}
      </div>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={share.pending}>
          {shared === "nobody" ? "Stop sharing" : "Share"}
        </Button>
      </div>
    </form>
  );
}

function useSharing(address: WorkspaceAddress, conversationId: string): SharingDto | "failed" | null {
  const [sharing, setSharing] = useState<SharingDto | "failed" | null>(null);
  const url = `${conversationUrl(address, conversationId)}/sharing`;
  useEffect(() => {
    const controller = new AbortController();
    fetch(url, { signal: controller.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as SharingDto) : ("failed" as const)))
      .catch(() => "failed" as const)
      .then((known) => !controller.signal.aborted && setSharing(known));
    return () => controller.abort();
  }, [url]);
  return sharing;
}
