"use client";

import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { rateAnswerAction } from "@/lib/domains/chat/feedback/actions";
import { REASON_LABELS } from "@/lib/domains/chat/feedback/labels";
import { FEEDBACK_REASONS, type FeedbackDto } from "@/lib/domains/chat/schema";

interface AnswerFeedbackProps {
  address: WorkspaceAddress;
  messageId: string;
  feedback: FeedbackDto | null;
}

/** Up, or down with a reason. */
export function AnswerFeedback({ address, messageId, feedback }: AnswerFeedbackProps) {
  const [said, setSaid] = useState<FeedbackDto | null>(feedback);
  const [asking, setAsking] = useState(false);
  const rate = useCommand((input: { verdict: FeedbackDto["verdict"] | null; reason?: FeedbackDto["reason"]; comment?: string }) => rateAnswerAction(address, { messageId, ...input }));
  const say = (next: FeedbackDto | null) =>
    rate.run({ verdict: next?.verdict ?? null, reason: next?.reason ?? null, comment: next?.comment ?? "" }).then((result) => {
      if (!result.ok) return;
      setSaid(next);
      setAsking(false);
    });
  const up = said?.verdict === "up";
  const down = said?.verdict === "down";
  return (
    <span role="group" aria-label="Was this answer good?" className="inline-flex">
      <Button variant="ghost" size="sm" aria-label="Good answer" aria-pressed={up} icon={<ThumbsUp aria-hidden className={up ? "fill-current text-ok" : ""} />} onClick={() => void say(up ? null : { verdict: "up", reason: null, comment: "" })} />
      <Button variant="ghost" size="sm" aria-label="Bad answer" aria-pressed={down} icon={<ThumbsDown aria-hidden className={down ? "fill-current text-danger" : ""} />} onClick={() => (down ? void say(null) : setAsking(true))} />
      {rate.error && !asking && (
        <span role="alert" className="self-center text-sm text-danger">
          {rate.error.message}
        </span>
      )}
      {asking && <ReasonDialog error={rate.error} pending={rate.pending} onClose={() => setAsking(false)} onSay={(reason, comment) => void say({ verdict: "down", reason, comment })} />}
    </span>
  );
}

interface ReasonDialogProps {
  error: ReturnType<typeof useCommand>["error"];
  pending: boolean;
  onClose: () => void;
  onSay: (reason: FeedbackDto["reason"], comment: string) => void;
}

const FORM = "answer-feedback";

function ReasonDialog({ error, pending, onClose, onSay }: ReasonDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="What is wrong with this answer?"
      description="Those who look after the knowledge of this workspace may read it, with the question and the answer."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={FORM} variant="primary" loading={pending}>
            Send
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          onSay(FEEDBACK_REASONS.find((reason) => reason === form.get("reason")) ?? "other", String(form.get("comment") ?? ""));
        }}
      >
        <FormError error={error} />
        <fieldset className="flex flex-col">
          <legend className="sr-only">Reason</legend>
          {FEEDBACK_REASONS.map((reason, index) => (
            <label key={reason} className="tap flex min-h-8 items-center gap-2 text-sm">
              <input type="radio" name="reason" value={reason} defaultChecked={index === 0} />
              {REASON_LABELS[reason]}
            </label>
          ))}
        </fieldset>
        <label className="flex flex-col gap-1 text-sm">
          In your words, if you like
          <Textarea name="comment" rows={3} maxLength={2_000} />
        </label>
      </form>
    </Dialog>
  );
}
