"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { requestBreakGlassAction } from "@/lib/domains/chat/break-glass/actions";
import type { PrivateConversationDto } from "@/lib/domains/chat/break-glass/schema";

interface RequestReadingDialogProps {
  address: WorkspaceAddress;
  conversation: PrivateConversationDto;
  onClose: () => void;
}

export function RequestReadingDialog({ address, conversation, onClose }: RequestReadingDialogProps) {
  const router = useRouter();
  const request = useCommand((input: { conversationId: string; reason: string }) => requestBreakGlassAction(address, input), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Ask to read a conversation of ${conversation.owner}`}
      description="A second administrator decides within 24 hours. Once approved you can read it for 60 minutes; its owner is told, with your name and reason."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="request-reading" loading={request.pending}>
            Ask for access
          </Button>
        </>
      }
    >
      <form
        id="request-reading"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={request.submit((form) => ({ conversationId: conversation.id, reason: String(form.get("reason") ?? "") }))}
      >
        <FormError error={request.error} />
        <FormField label="Reason" name="reason" required error={request.fieldErrors["reason"]} hint="At least 10 characters. The owner and the audit log keep it.">
          {(control) => <Textarea {...control} rows={3} maxLength={500} autoFocus />}
        </FormField>
      </form>
    </Dialog>
  );
}
