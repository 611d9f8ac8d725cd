"use client";

import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { classNames } from "@/lib/client/class-names";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { AgentSummaryDto } from "@/lib/domains/agents/schema";
import { BaseChip } from "./composer/base-chip";
import { AgentChip } from "./agents/agent-chip";
import { ConversationComposer } from "./composer/conversation-composer";
import { EveryPassageChip } from "./composer/every-passage-chip";
import { EngineHint, type Engine } from "./composer/engine-hint";
import type { ScopeOption } from "./composer/scope-chips";
import { ConversationHeader } from "./conversation-header";
import { EvidenceRail, EvidenceSheet } from "./evidence/evidence-rail";
import { type Selection, useEvidence } from "./evidence/use-evidence";
import { MessageList } from "./messages/message-list";
import { Welcome, WelcomeQuestions } from "./messages/welcome";
import { answerView, type ConversationData } from "./session/answer-view";
import { useAgent } from "./session/use-agent";
import { useAnswers } from "./session/use-answers";
import { useConversationAddress } from "./session/use-conversation-address";
import { usePresence } from "./session/use-presence";
import { type Scope, useScope } from "./session/use-scope";
import { useStoredText } from "./session/use-stored-text";
import { useSuggestions } from "./session/use-suggestions";
import { useWideScreen } from "./session/use-wide-screen";

export interface ConversationProps {
  address: WorkspaceAddress;
  /** What the server keeps; null: a conversation that is about to begin. */
  kept: ConversationData | null;
  engine: Engine;
  projects: readonly ScopeOption[];
  /** Only these are looked in. */
  documents: readonly ScopeOption[];
  /** Of the sample project. */
  questions: readonly string[];
  hasDocuments: boolean;
  /** Who can be asked. */
  agents?: readonly AgentSummaryDto[];
  /** Who answers to begin with. */
  agent?: string;
  /** Knowledge bases that can be asked in, and the one to begin with. */
  bases?: readonly ScopeOption[];
  base?: string;
  /** A new conversation has its id, and its address in a moment. */
  onBegun?: (conversationId: string) => void;
  /** Asked at once. */
  startWith?: string;
  /** Stands in the composer. */
  prefill?: string;
}

const NO_BASES: readonly ScopeOption[] = [];
const NOBODY: readonly AgentSummaryDto[] = [];

export function Conversation({
  address,
  kept,
  engine,
  projects,
  documents,
  questions,
  hasDocuments,
  agents = NOBODY,
  agent,
  bases = NO_BASES,
  base,
  onBegun,
  startWith,
  prefill,
}: ConversationProps) {
  const [draft, setDraft] = useStoredText(
    `muniment.draft ${address.organization}/${address.workspace} ${kept?.conversation.id ?? "new"}`,
    "session",
    prefill,
  );
  const answers = useAnswers({ address, kept, onRefused: setDraft });
  const { messages, conversationId, busy, tree } = answers;
  const scope = useScope(address, conversationId, scopeOf(kept, documents));
  const views = useMemo(() => messages.filter((message) => message.role === "assistant").map(answerView), [messages]);
  const evidence = useEvidence(views);
  const wide = useWideScreen();
  const chosen = useAgent(agents, agent, kept);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [baseId, setBaseId] = useState(kept?.conversation.knowledgeBaseId ?? base ?? null);
  const [everyPassage, setEveryPassage] = useState(false);
  const title = useConversationAddress({ address, kept, conversationId, messages, onBegun });
  const own = tree.conversation?.own ?? true;
  const lastAnswer = views.at(-1);
  const settled = own && !busy && lastAnswer?.status === "complete" ? lastAnswer.messageId : null;
  const suggestions = useSuggestions(address, conversationId, settled);
  const present = usePresence(address, tree.conversation && tree.conversation.shared !== "nobody" ? conversationId : null, own && draft !== "");

  const { select } = evidence;
  const asked = (answering: string | null) => {
    select(null);
    return { projectId: scope.project?.id ?? null, documentIds: scope.documents.map(({ id }) => id), agent: answering, knowledgeBaseId: baseId, everyPassage };
  };
  const ask = (question: string, waitingId?: string) => {
    if (!waitingId) setDraft("");
    answers.ask(question, asked(chosen.agent), waitingId);
  };
  const handOver = (to: string, question: string) => {
    chosen.choose(to);
    answers.ask(question, asked(to));
  };
  useStartWith(startWith, ask);

  const onSelect = useCallback(
    (selection: Selection) => {
      select(selection);
      if (!wide) setSheetOpen(true);
    },
    [select, wide],
  );

  if (answers.gone) {
    return (
      <ErrorState title="This conversation cannot be opened">It was deleted, or it is no longer shared with you.</ErrorState>
    );
  }
  const empty = messages.length === 0;
  const rail = { writing: busy, address, conversationId, evidence };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ConversationHeader
          address={address}
          title={title}
          conversation={tree.conversation}
          at={messages.at(-1)?.id ?? null}
          present={present}
          evidenceCount={wide ? 0 : (evidence.answer?.citations.length ?? 0)}
          onEvidence={() => setSheetOpen(true)}
        />
        <div className={classNames("flex min-h-0 flex-1 flex-col", empty && "overflow-y-auto")}>
          {empty ? (
            <Welcome hasDocuments={hasDocuments} address={address} />
          ) : (
            <MessageList
              answers={answers}
              evidence={evidence}
              onSelect={onSelect}
              address={address}
              narrowed={scope.project !== null || scope.documents.length > 0}
              onRephrase={setDraft}
              onEdit={(messageId, question) => answers.edit(messageId, question, asked(chosen.agent))}
              onHandOver={handOver}
            />
          )}
          <div className="mx-auto w-full max-w-answer shrink-0 px-4 pb-4">
            {own ? (
              <ConversationComposer
                address={address}
                answers={answers}
                draft={draft}
                onDraft={setDraft}
                onAsk={ask}
                projects={projects}
                scope={scope}
                suggestions={empty ? [] : suggestions}
                chips={
                  <>
                    <AgentChip agents={agents} agent={chosen.agent} name={chosen.name} onAgent={chosen.choose} />
                    <BaseChip bases={bases} base={baseId} onBase={setBaseId} />
                    <EveryPassageChip on={everyPassage} onChange={setEveryPassage} />
                  </>
                }
                hint={empty && <EngineHint engine={engine} />}
                autoFocus={kept === null}
              />
            ) : (
              <p className="border-t py-3 text-sm text-muted">{tree.conversation?.ownerName} shares this conversation with you to read. What you may not open is left out.</p>
            )}
          </div>
          {empty && <WelcomeQuestions {...(chosen.agent ? { questions: chosen.starters, of: chosen.name } : { questions })} onAsk={ask} />}
        </div>
      </div>
      {wide && !empty && <EvidenceRail {...rail} />}
      {!wide && <EvidenceSheet {...rail} open={sheetOpen} onOpenChange={setSheetOpen} />}
    </div>
  );
}

function scopeOf(kept: ConversationData | null, documents: readonly ScopeOption[]): Scope {
  if (!kept) return { project: null, documents };
  const { projectId, projectName } = kept.conversation;
  return { project: projectId ? { id: projectId, name: projectName ?? "A project" } : null, documents: kept.documents ?? [] };
}

/** Once, also where effects run twice. */
function useStartWith(question: string | undefined, ask: (question: string) => void) {
  const begun = useRef(false);
  const start = useEffectEvent((text: string) => ask(text));
  useEffect(() => {
    if (!question || begun.current) return;
    begun.current = true;
    start(question);
  }, [question]);
}
