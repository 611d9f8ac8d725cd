"use client";

import { Clock, PenLine, Send, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { editQueuedAction, removeQueuedAction } from "@/lib/domains/chat/queue/actions";
import type { QueuedQuestionDto } from "@/lib/domains/chat/queue/schema";

interface WaitingQuestionsProps {
  address: WorkspaceAddress;
  waiting: readonly QueuedQuestionDto[];
  /** Something else was done to them than what stands there. */
  onChanged: () => void;
  /** Present when nothing is being written: the server sends them only after an answer that came to its end. */
  onSend?: (question: QueuedQuestionDto) => void;
}

/** Questions that wait for the end of the answer. */
export function WaitingQuestions({ address, waiting, onChanged, onSend }: WaitingQuestionsProps) {
  if (waiting.length === 0) return null;
  return (
    <ul aria-label="Questions that wait" className="mb-2 divide-y divide-hairline rounded-md border">
      {waiting.map((question, index) => (
        <WaitingQuestion
          key={`${question.id} ${question.question}`}
          address={address}
          question={question}
          onChanged={onChanged}
          {...(onSend && index === 0 ? { onSend: () => onSend(question) } : {})}
        />
      ))}
    </ul>
  );
}

interface WaitingQuestionProps {
  address: WorkspaceAddress;
  question: QueuedQuestionDto;
  onChanged: () => void;
  onSend?: () => void;
}

function WaitingQuestion({ address, question, onChanged, onSend }: WaitingQuestionProps) {
  const [words, setWords] = useState<string | null>(null);
  // Sent in this moment: the list is read again.
  const after = { onSuccess: onChanged, onError: onChanged };
  const edit = useCommand((text: string) => editQueuedAction(address, { queuedId: question.id, question: text }), after);
  const remove = useCommand(() => removeQueuedAction(address, { queuedId: question.id }), after);
  if (words !== null) {
    return (
      <li className="flex flex-col gap-2 p-2">
        <Textarea aria-label="The waiting question" autoFocus rows={2} value={words} onChange={(event) => setWords(event.target.value)} />
        <div className="flex justify-end gap-2">
          <Button size="sm" onClick={() => setWords(null)}>
            Cancel
          </Button>
          <Button size="sm" variant="primary" loading={edit.pending} disabled={words.trim() === ""} onClick={() => void edit.run(words.trim())}>
            Save
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li className="flex items-center gap-2 py-1 pr-1 pl-3 text-sm">
      <Clock aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate" title={question.question}>
        {question.question}
      </span>
      {(edit.error ?? remove.error) && (
        <span role="alert" className="text-danger">
          It was sent already.
        </span>
      )}
      {onSend && (
        <Button variant="ghost" size="sm" icon={<Send aria-hidden />} onClick={onSend}>
          Send
        </Button>
      )}
      <Button variant="ghost" size="sm" aria-label="Edit the waiting question" icon={<PenLine aria-hidden />} onClick={() => setWords(question.question)} />
      <Button variant="ghost" size="sm" aria-label="Remove the waiting question" icon={<X aria-hidden />} loading={remove.pending} onClick={() => void remove.run(undefined)} />
    </li>
  );
}
