"use client";

import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { classNames } from "@/lib/client/class-names";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { AgentSummaryDto } from "@/lib/domains/agents/schema";
import { AgentChip } from "./agents/agent-chip";
import { Composer } from "./composer/composer";
import { EngineHint, type Engine } from "./composer/engine-hint";
import { FixedScope, ScopeChips, type ScopeOption } from "./composer/scope-chips";
import { ConversationHeader } from "./conversation-header";
import { EvidenceRail, EvidenceSheet } from "./evidence/evidence-rail";
import { type Selection, useEvidence } from "./evidence/use-evidence";
import { MessageList } from "./messages/message-list";
import { Welcome, WelcomeQuestions } from "./messages/welcome";
import { answerView, type ConversationData, toChatMessages } from "./session/answer-view";
import { useAgent } from "./session/use-agent";
import { useAnswers } from "./session/use-answers";
import { useConversationAddress } from "./session/use-conversation-address";
import { useStoredText } from "./session/use-stored-text";
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
  /** A new conversation has its id, and its address in a moment. */
  onBegun?: (conversationId: string) => void;
  /** Asked at once. */
  startWith?: string;
  /** Stands in the composer. */
  prefill?: string;
}

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
  onBegun,
  startWith,
  prefill,
}: ConversationProps) {
  const [scope, setScope] = useState({ projectId: null as string | null, documents });
  const [draft, setDraft] = useStoredText(
    `muniment.draft ${address.organization}/${address.workspace} ${kept?.conversation.id ?? "new"}`,
    "session",
    prefill,
  );
  const [initial] = useState(() => (kept ? toChatMessages(kept.conversation.id, kept.messages) : []));
  const answers = useAnswers({ address, conversationId: kept?.conversation.id ?? null, initial, onRefused: setDraft });
  const { messages, conversationId, busy } = answers;
  const views = useMemo(() => messages.filter((message) => message.role === "assistant").map(answerView), [messages]);
  const evidence = useEvidence(views);
  const wide = useWideScreen();
  const chosen = useAgent(agents, agent, kept);
  const [sheetOpen, setSheetOpen] = useState(false);
  const title = useConversationAddress({ address, kept, conversationId, messages, onBegun });

  const { select } = evidence;
  const askOf = (answering: string | null, question: string) => {
    select(null);
    answers.ask(question, { projectId: scope.projectId, documentIds: scope.documents.map(({ id }) => id), agent: answering });
  };
  const ask = (question: string) => {
    setDraft("");
    askOf(chosen.agent, question);
  };
  const handOver = (to: string, question: string) => {
    chosen.choose(to);
    askOf(to, question);
  };
  useStartWith(startWith, ask);

  const onSelect = useCallback(
    (selection: Selection) => {
      select(selection);
      if (!wide) setSheetOpen(true);
    },
    [select, wide],
  );

  const empty = messages.length === 0;
  const project = kept?.conversation.projectName ?? projects.find(({ id }) => id === scope.projectId)?.name ?? null;
  const scopedDocuments = kept?.conversation.documentIds.length ?? scope.documents.length;
  const fixed = !empty || kept !== null;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ConversationHeader
          address={address}
          title={title}
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
              narrowed={project !== null || scopedDocuments > 0}
              onRephrase={setDraft}
              onHandOver={handOver}
            />
          )}
          <div className="mx-auto w-full max-w-answer shrink-0 px-4 pb-4">
            <Composer
              draft={draft}
              onDraft={setDraft}
              onAsk={ask}
              busy={busy}
              failure={answers.failure}
              placeholder={empty ? "Ask your documents" : "Ask further"}
              autoFocus={kept === null}
              hint={empty && <EngineHint engine={engine} />}
              scope={
                <>
                  {fixed ? (
                    <FixedScope projectName={project} documents={scopedDocuments} />
                  ) : (
                    <ScopeChips
                      projects={projects}
                      projectId={scope.projectId}
                      onProject={(projectId) => setScope({ ...scope, projectId })}
                      documents={scope.documents}
                      onRemoveDocument={(id) => setScope({ ...scope, documents: scope.documents.filter((document) => document.id !== id) })}
                    />
                  )}
                  <AgentChip agents={agents} agent={chosen.agent} name={chosen.name} onAgent={chosen.choose} />
                </>
              }
            />
          </div>
          {empty && <WelcomeQuestions {...(chosen.agent ? { questions: chosen.starters, of: chosen.name } : { questions })} onAsk={ask} />}
        </div>
      </div>
      {wide && !empty && <EvidenceRail writing={busy} address={address} conversationId={conversationId} evidence={evidence} />}
      {!wide && (
        <EvidenceSheet
          writing={busy}
          address={address}
          conversationId={conversationId}
          evidence={evidence}
          open={sheetOpen}
          onOpenChange={setSheetOpen}
        />
      )}
    </div>
  );
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
