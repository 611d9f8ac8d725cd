"use client";

import { ArrowUp } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { useListedShortcut, useShortcut } from "@/lib/client/use-shortcut";
import type { AskFailure } from "../session/ask-failure";

/** As the server's limit for one question. */
const LONGEST = 8_000;

interface ComposerProps {
  draft: string;
  onDraft: (draft: string) => void;
  onAsk: (question: string) => void;
  busy: boolean;
  /** An answer is being written, and the question waits for its end. */
  queues?: boolean;
  /** On its way to where it is answered. */
  sending?: boolean;
  failure?: AskFailure | null;
  placeholder: string;
  /** Chips that say where the answer is looked for. */
  scope?: ReactNode;
  /** "@" was typed at the beginning of a word: documents are chosen. */
  onMention?: () => void;
  /** What writes the answers. */
  hint?: ReactNode;
  autoFocus?: boolean;
}

export function Composer({ draft, onDraft, onAsk, busy, sending = false, failure, placeholder, scope, hint, autoFocus, queues = false, onMention }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcut(
    "/",
    (event) => {
      event.preventDefault();
      field.current?.focus();
    },
    { label: "Write a question", group: "Ask" },
  );
  useListedShortcut("escape", "Leave the question box", "Ask");

  function ask() {
    const question = draft.trim();
    if (question && !busy) onAsk(question);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  }

  return (
    <form
      data-testid="composer"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <ComposerFailure failure={failure ?? null} />
      <div className="rounded-md border border-edge bg-surface transition-colors focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <textarea
          ref={field}
          name="question"
          aria-label="Your question"
          rows={1}
          maxLength={LONGEST}
          // The page is about this box; nothing above it is skipped.
          autoFocus={autoFocus}
          value={draft}
          onChange={(event) => {
            const typed = event.target.value;
            const mentions = onMention && typed.length === draft.length + 1 && /(?:^|\s)@$/u.test(typed.slice(0, event.target.selectionStart));
            if (mentions) onMention();
            onDraft(mentions ? typed.slice(0, event.target.selectionStart - 1) + typed.slice(event.target.selectionStart) : typed);
          }}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
          className="block field-sizing-content max-h-[33vh] min-h-11 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-lg focus-visible:outline-none"
        />
        <div className="flex items-end justify-between gap-2 px-2 pb-2">
          <div className="flex min-w-0 flex-wrap items-center gap-1.5">{scope}</div>
          <Button
            type="submit"
            variant="primary"
            size="sm"
            icon={<ArrowUp aria-hidden />}
            loading={sending}
            disabled={!sending && (busy || draft.trim() === "")}
          >
            {queues ? "Ask next" : "Ask"}
          </Button>
        </div>
      </div>
      {hint && <p className="mt-1.5 px-1 text-xs text-muted">{hint}</p>}
    </form>
  );
}

function ComposerFailure({ failure }: { failure: AskFailure | null }) {
  return (
    <div
      role="alert"
      className={
        failure ? "mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-danger-wash px-3 py-2 text-sm text-danger" : "sr-only"
      }
    >
      {failure && (
        <p className="min-w-0 flex-1">
          {failure.message}
          {failure.reference && <span className="tabular block text-xs">Reference {failure.reference}</span>}
        </p>
      )}
      {failure?.signIn && (
        <Link href="/sign-in" className={buttonClass("secondary", "sm")}>
          Sign in
        </Link>
      )}
    </div>
  );
}
