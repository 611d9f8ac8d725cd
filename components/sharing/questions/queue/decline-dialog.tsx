"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { declineQuestionAction } from "@/lib/domains/sharing/questions/actions";

interface DeclineDialogProps {
  address: WorkspaceAddress;
  questionId: string;
  onClose: () => void;
}

export function DeclineDialog({ address, questionId, onClose }: DeclineDialogProps) {
  const router = useRouter();
  const decline = useCommand((reason: string) => declineQuestionAction(address, { questionId, reason }), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Decline this question?"
      description="The visitor reads that it is not answered, and why. Other visitors read nothing of it. A declined question cannot be answered later."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" type="submit" form="decline-question" loading={decline.pending}>
            Decline
          </Button>
        </>
      }
    >
      <form id="decline-question" noValidate className="flex flex-col gap-4" onSubmit={decline.submit((form) => String(form.get("reason") ?? ""))}>
        <FormError error={decline.error} />
        <FormField label="Reason" name="reason" required error={decline.fieldErrors["reason"]} hint="The visitor and the audit log keep it.">
          {(control) => <Textarea {...control} rows={3} maxLength={500} autoFocus />}
        </FormField>
      </form>
    </Dialog>
  );
}
