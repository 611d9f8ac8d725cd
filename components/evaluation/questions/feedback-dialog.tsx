"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { REASON_LABELS } from "@/lib/domains/chat/feedback/labels";
import { proposeFromFeedbackAction } from "@/lib/domains/evaluation/questions/actions";
import type { BadAnswerDto } from "@/lib/domains/evaluation/questions/schema";

interface FeedbackDialogProps {
  address: WorkspaceAddress;
  baseId: string;
  answers: readonly BadAnswerDto[];
}

export function FeedbackDialog({ address, baseId, answers }: FeedbackDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const propose = useCommand((messageId: string) => proposeFromFeedbackAction(address, { baseId, messageId }), { onSuccess: () => router.refresh() });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      width="md"
      trigger={<Button size="sm">From feedback ({answers.length})</Button>}
      title="Questions that were answered badly"
      description="Answers with a thumbs-down, of your conversations and of those shared with you. A proposal takes the question and what was quoted, unless that was wrong; then say where the answer stands."
    >
      <p role="alert" className="mb-2 text-sm text-danger empty:hidden">
        {propose.error?.message}
      </p>
      {answers.length === 0 && <p className="text-sm text-muted">All of them are proposed.</p>}
      <ul className="divide-y divide-hairline">
        {answers.map(({ messageId, question, reason, at }) => (
          <li key={messageId} className="flex flex-wrap items-start gap-3 py-2.5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="line-clamp-3 text-sm">{question}</p>
              <p className="text-xs text-muted">
                {reason ? `${REASON_LABELS[reason]} · ` : ""}
                <RelativeTime date={at} />
              </p>
            </div>
            <Button size="sm" disabled={propose.pending} aria-label={`Propose: ${question}`} onClick={() => void propose.run(messageId)}>
              Propose
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
