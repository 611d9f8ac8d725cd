"use client";

import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { documentPath, tryAgentUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { TOOL_LABELS } from "@/lib/domains/agents/labels";
import type { TriedAnswerDto } from "@/lib/domains/agents/schema";
import { type AgentDraft, configurationOf } from "./agent-draft";

interface TryPanelProps {
  address: WorkspaceAddress;
  draft: AgentDraft;
}

type Tried = { state: "idle" | "asking" } | { state: "answered"; answer: TriedAnswerDto } | { state: "refused"; message: string };

const UNREACHABLE = "The server could not be reached. Your text is still here; try again in a moment.";

/** Asks the agent as it stands in the form. Nothing of it is kept. */
export function TryPanel({ address, draft }: TryPanelProps) {
  const [question, setQuestion] = useState("");
  const [tried, setTried] = useState<Tried>({ state: "idle" });
  async function ask() {
    setTried({ state: "asking" });
    try {
      const body = JSON.stringify({ question, name: draft.name, configuration: configurationOf(draft) });
      const response = await fetch(tryAgentUrl(address), { method: "POST", headers: { "content-type": "application/json" }, body });
      const answer = (await response.json()) as TriedAnswerDto & { detail?: string };
      setTried(response.ok ? { state: "answered", answer } : { state: "refused", message: answer.detail ?? UNREACHABLE });
    } catch {
      setTried({ state: "refused", message: UNREACHABLE });
    }
  }
  return (
    <aside aria-labelledby="try-title" className="self-start rounded-md border bg-surface p-4 xl:sticky xl:top-16">
      <h2 id="try-title" className="text-lg">
        Try it
      </h2>
      <p className="mt-1 text-sm text-muted">Answers as it stands here, before it is saved. Nothing is kept.</p>
      <form
        className="mt-3 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim() && tried.state !== "asking") void ask();
        }}
      >
        <Textarea aria-label="Question to try" rows={3} maxLength={2_000} value={question} placeholder={draft.starters[0] ?? "Ask it something"} onChange={(event) => setQuestion(event.target.value)} />
        <div>
          <Button type="submit" size="sm" loading={tried.state === "asking"} disabled={question.trim() === ""}>
            Try
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="mt-4">
        {tried.state === "refused" && <p className="text-sm text-danger">{tried.message}</p>}
        {tried.state === "answered" && <TriedAnswer address={address} answer={tried.answer} />}
      </div>
    </aside>
  );
}

function TriedAnswer({ address, answer }: { address: WorkspaceAddress; answer: TriedAnswerDto }) {
  return (
    <article data-testid="tried-answer" aria-label="Answer" className="flex flex-col gap-3 text-sm">
      {answer.toolCalls.map((call, at) => (
        <p key={at} className="text-xs text-muted">
          {TOOL_LABELS[call.tool].label}: {call.input} → {call.outcome}
        </p>
      ))}
      <p className="whitespace-pre-line">{answer.text}</p>
      <ol className="flex flex-col gap-1.5">
        {answer.sources.map(({ number, documentId, documentName, page, quote }) => (
          <li key={number} className="text-xs">
            <a href={documentPath(address, documentId, { page })} className="tap text-accent hover:underline">
              [{number}] {documentName}, page {page}
            </a>
            <q className="block font-serif text-muted">{quote}</q>
          </li>
        ))}
      </ol>
      {answer.handovers.map(({ to, name, why }) => (
        <p key={to} className="text-xs text-muted">
          Would hand over to {name}: {why}
        </p>
      ))}
      <p className="text-xs text-muted">{answer.extractive ? "Without a model: sentences of your documents, word by word. Instructions shape answers only where a model is configured." : answer.engine}</p>
    </article>
  );
}
