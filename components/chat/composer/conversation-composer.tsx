"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { classNames } from "@/lib/client/class-names";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { queueQuestionAction } from "@/lib/domains/chat/queue/actions";
import { freshId } from "../session/fresh-id";
import type { Answers } from "../session/use-answers";
import type { Scope } from "../session/use-scope";
import { Composer } from "./composer";
import { DocumentPicker } from "./document-picker";
import { ScopeChips, type ScopeOption } from "./scope-chips";
import { SuggestedQuestions } from "./suggested-questions";
import { WaitingQuestions } from "./waiting-questions";

/** The answer needs the room more. */
const MOST_BELOW_AN_ANSWER = 2;

interface ConversationComposerProps {
  address: WorkspaceAddress;
  answers: Answers;
  draft: string;
  onDraft: (draft: string) => void;
  onAsk: (question: string, waitingId?: string) => void;
  projects: readonly ScopeOption[];
  scope: Scope & { set: (scope: Scope) => void; error: { message: string } | null };
  suggestions: readonly string[];
  /** Further chips: who answers. */
  chips: ReactNode;
  hint: ReactNode;
  autoFocus: boolean;
}

/** The composer with what waits, where it looks, and what could be asked next. */
export function ConversationComposer({ address, answers, draft, onDraft, onAsk, projects, scope, suggestions, chips, hint, autoFocus }: ConversationComposerProps) {
  const { busy, conversationId, tree } = answers;
  const [picking, setPicking] = useState(false);
  const queue = useCommand((input: { conversationId: string; question: string; questionId: string }) => queueQuestionAction(address, input));
  const queues = busy && conversationId !== null;
  const begun = answers.messages.length > 0;
  const submit = (question: string) => {
    if (!queues) return onAsk(question);
    onDraft("");
    void queue.run({ conversationId, question, questionId: freshId() }).then((result) => {
      if (result.ok) answers.refresh();
      else onDraft(question);
    });
  };
  const failure = answers.failure ?? failureOf(queue.error ?? scope.error);
  return (
    <>
      {answers.branching && <BranchNotice onCancel={() => answers.branch(null)} />}
      {suggestions.length > 0 && !busy && draft === "" && (
        <div className={classNames("mb-2", begun && "max-md:hidden")}>
          <SuggestedQuestions questions={begun ? suggestions.slice(0, MOST_BELOW_AN_ANSWER) : suggestions} onAsk={onAsk} />
        </div>
      )}
      <WaitingQuestions
        address={address}
        waiting={tree.queued}
        onChanged={answers.refresh}
        {...(busy ? {} : { onSend: ({ question, id }) => onAsk(question, id) })}
      />
      <Composer
        draft={draft}
        onDraft={onDraft}
        onAsk={submit}
        busy={busy && !queues}
        queues={queues}
        failure={failure}
        placeholder={begun ? "Ask further" : "Ask your documents"}
        autoFocus={autoFocus}
        hint={hint}
        onMention={() => setPicking(true)}
        scope={
          <>
            <ScopeChips
              projects={projects}
              project={scope.project}
              onProject={(id) => scope.set({ ...scope, project: projects.find((project) => project.id === id) ?? null })}
              documents={scope.documents}
              onRemoveDocument={(id) => scope.set({ ...scope, documents: scope.documents.filter((document) => document.id !== id) })}
              onAttach={() => setPicking(true)}
            />
            {chips}
          </>
        }
      />
      {picking && (
        <DocumentPicker
          address={address}
          chosen={scope.documents}
          projectId={scope.project?.id ?? null}
          onClose={() => setPicking(false)}
          onChoose={(documents) => {
            setPicking(false);
            scope.set({ ...scope, documents });
          }}
        />
      )}
    </>
  );
}

function failureOf(error: { message: string } | null) {
  return error ? { message: error.message, signIn: false } : null;
}

function BranchNotice({ onCancel }: { onCancel: () => void }) {
  return (
    <div role="status" className="mb-2 flex items-center gap-3 rounded-md bg-accent-wash px-3 py-1.5 text-sm">
      <span className="flex-1">The next question begins a branch after this answer. What follows it now stays.</span>
      <Button size="sm" variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
