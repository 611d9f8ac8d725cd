"use client";

import { Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Textarea } from "@/components/ui/controls/textarea";
import { count } from "@/lib/client/format";
import { useCommand, type CommandResult } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { AgentSummaryDto } from "@/lib/domains/agents/schema";
import { MOST_SEATS } from "@/lib/domains/chat/panel/schema";
import { DocumentPicker } from "../composer/document-picker";
import { ScopeChips, type ScopeOption } from "../composer/scope-chips";
import { askFailureOf } from "../session/ask-failure";
import { askPath } from "../session/ask-urls";
import { panelUrl } from "./panel-urls";

interface PanelFormProps {
  address: WorkspaceAddress;
  agents: readonly AgentSummaryDto[];
  projects: readonly ScopeOption[];
  documents: readonly ScopeOption[];
  question: string;
}

/** One question, the specialists who answer it, and where they look. */
export function PanelForm({ address, agents, projects, documents: given, question: prefill }: PanelFormProps) {
  const router = useRouter();
  const [question, setQuestion] = useState(prefill);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [project, setProject] = useState<ScopeOption | null>(null);
  const [picking, setPicking] = useState(false);
  const [documents, setDocuments] = useState(given);
  const convene = useCommand((body: object) => post(panelUrl(address), body), { onSuccess: ({ conversationId }) => router.push(askPath(address, conversationId)) });
  const full = chosen.length >= MOST_SEATS;
  const toggle = (ref: string) => setChosen(chosen.includes(ref) ? chosen.filter((one) => one !== ref) : [...chosen, ref]);
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void convene.run({ question, agents: chosen, projectId: project?.id ?? null, documentIds: documents.map(({ id }) => id) });
      }}
    >
      <FormField label="Question" name="question" required>
        {(control) => <Textarea {...control} grow rows={3} maxLength={8_000} value={question} onChange={(event) => setQuestion(event.target.value)} />}
      </FormField>
      <div className="flex flex-wrap gap-2">
        <ScopeChips
          projects={projects}
          project={project}
          onProject={(id) => setProject(projects.find((one) => one.id === id) ?? null)}
          documents={documents}
          onRemoveDocument={(id) => setDocuments(documents.filter((document) => document.id !== id))}
          onAttach={() => setPicking(true)}
        />
      </div>
      <fieldset>
        <legend className="text-sm font-medium">Specialists</legend>
        <p className="mt-0.5 text-sm text-muted">
          Two to {MOST_SEATS}; {count(chosen.length, "is", "are")} chosen. Each one answers by itself and uses the model once or more.
        </p>
        <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
          {agents.map(({ ref, name, summary }) => (
            <li key={ref}>
              <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
                <Checkbox
                  className="mt-0.75"
                  checked={chosen.includes(ref)}
                  disabled={full && !chosen.includes(ref)}
                  onCheckedChange={() => toggle(ref)}
                />
                <span className="min-w-0">
                  <span className="block text-base">{name}</span>
                  <span className="line-clamp-2 text-sm text-muted">{summary}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {picking && (
        <DocumentPicker
          address={address}
          chosen={documents}
          projectId={project?.id ?? null}
          onClose={() => setPicking(false)}
          onChoose={(picked) => {
            setPicking(false);
            setDocuments(picked);
          }}
        />
      )}
      <FormError error={convene.error} />
      <div>
        <Button type="submit" variant="primary" icon={<Users aria-hidden />} loading={convene.pending} disabled={chosen.length < 2 || !question.trim()}>
          Ask the panel
        </Button>
      </div>
    </form>
  );
}

async function post(url: string, body: object): Promise<CommandResult<{ conversationId: string }>> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (response.ok) return { ok: true, data: (await response.json()) as { conversationId: string } };
  const { message } = askFailureOf(Object.assign(new Error(await response.text()), { statusCode: response.status }));
  return { ok: false, error: { code: String(response.status), message } };
}
