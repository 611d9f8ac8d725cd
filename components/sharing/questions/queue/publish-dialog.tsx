"use client";

import { useRouter } from "next/navigation";
import { useId } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { publishAnswerAction } from "@/lib/domains/sharing/questions/actions";
import { AUDIENCE_LABELS } from "@/lib/domains/sharing/questions/labels";
import type { Audience, QuestionDto } from "@/lib/domains/sharing/questions/schema";

interface PublishDialogProps {
  address: WorkspaceAddress;
  question: QuestionDto;
  onClose: () => void;
}

export function PublishDialog({ address, question, onClose }: PublishDialogProps) {
  const router = useRouter();
  const { id: questionId, revision, audience } = question;
  const publish = useCommand((chosen: Audience) => publishAnswerAction(address, { questionId, revision, audience: chosen }), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={audience ? "Change who reads this answer" : "Publish this answer"}
      description={`Visitors of “${question.linkName}” read it at once. They are never told who answered, nor who asked.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="publish-answer" loading={publish.pending}>
            Publish
          </Button>
        </>
      }
    >
      <form id="publish-answer" className="flex flex-col gap-4" onSubmit={publish.submit((form) => (form.get("audience") === "everyone" ? "everyone" : "asker"))}>
        <FormError error={publish.error} />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-sm text-muted">Who reads it</legend>
          <AudienceChoice value="asker" chosen={audience !== "everyone"} />
          <AudienceChoice value="everyone" chosen={audience === "everyone"} hint="Question and answer. Read the question once more: it must not give away who asked." />
        </fieldset>
      </form>
    </Dialog>
  );
}

function AudienceChoice({ value, chosen, hint }: { value: Audience; chosen: boolean; hint?: string }) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input type="radio" id={id} name="audience" value={value} defaultChecked={chosen} className="mt-1 size-4 shrink-0 accent-accent" aria-describedby={hint && `${id}-hint`} />
      <div>
        <label htmlFor={id} className="text-sm">
          {AUDIENCE_LABELS[value]}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
