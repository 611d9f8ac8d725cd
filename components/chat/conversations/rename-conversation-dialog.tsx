"use client";

import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import { renameConversationAction } from "@/lib/domains/chat/actions";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { useConversations } from "./conversations-context";

const FORM = "rename-conversation";

export function RenameConversationDialog({ conversation, onClose }: { conversation: ConversationDto; onClose: () => void }) {
  const { address, change } = useConversations();
  const rename = useCommand((input: { conversationId: string; title: string }) => renameConversationAction(address, input));

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rename conversation"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={FORM} variant="primary" loading={rename.pending}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const title = String(new FormData(event.currentTarget).get("title") ?? "").trim();
          void rename.run({ conversationId: conversation.id, title }).then((result) => {
            if (!result.ok) return;
            change(conversation.id, { ...conversation, title });
            onClose();
          });
        }}
      >
        <FormError error={rename.error} />
        <FormField label="Title" name="title" error={rename.fieldErrors.title}>
          {(control) => (
            <Input {...control} defaultValue={conversation.title} maxLength={120} autoFocus onFocus={(event) => event.target.select()} />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
