"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { agentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createAgentAction, updateAgentAction } from "@/lib/domains/agents/actions";
import type { AgentChoicesDto, AgentDto } from "@/lib/domains/agents/schema";
import { DeleteAgentDialog } from "../list/delete-agent-dialog";
import { AccessFields } from "./access-fields";
import { type AgentDraft, configurationOf, draftOf, faceOf } from "./agent-draft";
import { AnswerFields } from "./answer-fields";
import { ChecklistFields } from "./checklist-fields";
import { FaceFields } from "./face-fields";
import { HandoverFields } from "./handover-fields";
import { TryPanel } from "./try-panel";

interface AgentFormProps {
  address: WorkspaceAddress;
  /** Null: a new one. */
  agent: AgentDto | null;
  choices: AgentChoicesDto;
  canAsk: boolean;
}

/** The agent at the left, an answer of it at the right, as it stands and before it is saved. */
export function AgentForm({ address, agent, choices, canAsk }: AgentFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(agent));
  const [saved, setSaved] = useState(false);
  /** The version that the draft was made of: a restored one replaces the draft, its own saving does not. */
  const [known, setKnown] = useState(agent?.version ?? 0);
  if (agent && agent.version > known) {
    setKnown(agent.version);
    setDraft(draftOf(agent));
  }
  const [deleting, setDeleting] = useState(false);
  const onChange = (change: Partial<AgentDraft>) => {
    setSaved(false);
    setDraft((now) => ({ ...now, ...change }));
  };
  const save = useCommand((now: AgentDraft) => saveAgent(address, agent && { id: agent.id, version: known }, now), {
    onSuccess: (stored) => {
      if (!agent) return router.push(agentPath(address, stored.id));
      setSaved(true);
      setKnown(stored.version);
      setDraft((now) => ({ ...now, note: "" }));
      router.refresh();
    },
  });
  const fields = { draft, onChange, errors: save.fieldErrors, choices };
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <form noValidate aria-label="Agent" className="flex min-w-0 flex-col gap-5" onSubmit={save.submit(() => draft)}>
        <FormError error={save.error} />
        <FaceFields {...fields} />
        <AnswerFields {...fields} />
        <ChecklistFields {...fields} />
        <HandoverFields {...fields} />
        <AccessFields {...fields} isNew={agent === null} />
        <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-paper py-3">
          <Button type="submit" variant="primary" loading={save.pending}>
            {agent ? "Save" : "Create"}
          </Button>
          <span role="status" className="text-sm text-muted">
            {saved && "Saved. It answers like this from now on."}
          </span>
          {agent && (
            <Button variant="ghost" className="ml-auto" icon={<Trash2 aria-hidden />} onClick={() => setDeleting(true)}>
              Delete
            </Button>
          )}
        </div>
      </form>
      {canAsk && <TryPanel address={address} draft={draft} />}
      {agent && deleting && <DeleteAgentDialog address={address} agent={agent} onClose={() => setDeleting(false)} />}
    </div>
  );
}

function saveAgent(address: WorkspaceAddress, agent: Pick<AgentDto, "id" | "version"> | null, draft: AgentDraft) {
  const given = { ...faceOf(draft), ...configurationOf(draft) };
  return agent ? updateAgentAction(address, { agentId: agent.id, version: agent.version, note: draft.note, ...given }) : createAgentAction(address, given);
}
