"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import { deleteConversationAction } from "@/lib/domains/chat/actions";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { askPath } from "../session/ask-urls";
import { useConversations } from "./conversations-context";

interface DeleteConversationDialogProps {
  conversation: ConversationDto;
  current: boolean;
  onClose: () => void;
}

export function DeleteConversationDialog({ conversation, current, onClose }: DeleteConversationDialogProps) {
  const router = useRouter();
  const { address, change } = useConversations();
  const remove = useCommand((conversationId: string) => deleteConversationAction(address, { conversationId }));
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${conversation.title}”?`}
      consequences="Its questions and answers are deleted and cannot be brought back. Your documents stay as they are."
      confirmLabel="Delete conversation"
      pending={remove.pending}
      error={remove.error?.message}
      onConfirm={() =>
        void remove.run(conversation.id).then((result) => {
          if (!result.ok) return;
          change(conversation.id, null);
          onClose();
          if (current) router.push(askPath(address));
        })
      }
    />
  );
}
