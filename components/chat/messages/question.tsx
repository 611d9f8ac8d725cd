"use client";

import { PenLine } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { type Branches, BranchSteps } from "./branch-steps";

const LONGEST = 8_000;

interface QuestionProps {
  id: string;
  text: string;
  branches: Branches;
  /** Asks it in other words; a branch begins beside it. Absent while that cannot be. */
  onEdit?: (question: string) => void;
}

/** What was asked, as it was typed. */
export function Question({ id, text, branches, onEdit }: QuestionProps) {
  const [editing, setEditing] = useState(false);
  if (editing && onEdit) {
    return (
      <EditQuestion
        text={text}
        onCancel={() => setEditing(false)}
        onAsk={(question) => {
          setEditing(false);
          onEdit(question);
        }}
      />
    );
  }
  return (
    <div className="group flex flex-col items-end gap-1">
      <h2 className="max-w-[85%] rounded-md bg-hover px-4 py-2.5 text-lg font-normal text-wrap break-words whitespace-pre-wrap">
        <span className="sr-only">You asked: </span>
        {text}
      </h2>
      <div className="flex items-center">
        <BranchSteps id={id} what="question" branches={branches} />
        {onEdit && (
          <Button variant="ghost" size="sm" icon={<PenLine aria-hidden />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
      </div>
    </div>
  );
}

function EditQuestion({ text, onCancel, onAsk }: { text: string; onCancel: () => void; onAsk: (question: string) => void }) {
  const [words, setWords] = useState(text);
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) onAsk(words.trim());
      }}
    >
      <Textarea
        aria-label="Your question in other words"
        autoFocus
        maxLength={LONGEST}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onCancel()}
      />
      <div className="flex items-center justify-end gap-2">
        <p className="mr-auto text-xs text-muted">What was answered before stays; a branch begins here.</p>
        <Button size="sm" type="button" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" type="submit" variant="primary" disabled={words.trim() === ""}>
          Ask
        </Button>
      </div>
    </form>
  );
}
