"use client";

import { Bot, ChevronDown, X } from "lucide-react";
import { DropdownMenu, MenuChoices, MenuLabel, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import { FAMILY_LABELS } from "@/lib/domains/agents/labels";
import type { AgentSummaryDto } from "@/lib/domains/agents/schema";

interface AgentChipProps {
  agents: readonly AgentSummaryDto[];
  agent: string | null;
  /** Of one that is on the list no more. */
  name?: string | undefined;
  onAgent: (agent: string | null) => void;
}

const NOBODY = "nobody";
const CHIP = "tap inline-flex h-8 max-w-56 items-center gap-1.5 rounded-md border bg-surface px-2 text-sm [&_svg]:size-3.5 [&_svg]:shrink-0";

/** Who answers the next question; nobody in particular unless a specialist is chosen. */
export function AgentChip({ agents, agent, name, onAgent }: AgentChipProps) {
  if (agents.length === 0 && !agent) return null;
  const chosen = agents.find(({ ref }) => ref === agent)?.name ?? name;
  if (agent) {
    return (
      <span className={`${CHIP} pr-0`}>
        <Bot aria-hidden />
        <span className="truncate" title={chosen}>
          {chosen ?? "Agent"}
        </span>
        <button type="button" onClick={() => onAgent(null)} aria-label={`Ask without ${chosen ?? "the agent"}`} className="tap inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:text-ink">
          <X aria-hidden />
        </button>
      </span>
    );
  }
  const groups = [
    { label: "Ours", members: agents.filter(({ kind }) => kind === "own") },
    ...(["construction", "enterprise"] as const).map((family) => ({ label: FAMILY_LABELS[family], members: agents.filter((one) => one.family === family) })),
  ].filter(({ members }) => members.length > 0);
  return (
    <DropdownMenu
      side="top"
      trigger={
        <button type="button" className={`${CHIP} text-muted hover:bg-hover hover:text-ink`} aria-label="Answers: nobody in particular. Choose a specialist">
          <Bot aria-hidden />
          Specialist
          <ChevronDown aria-hidden />
        </button>
      }
    >
      {groups.map(({ label, members }, at) => (
        <div key={label} role="group" aria-label={label}>
          {at > 0 && <MenuSeparator />}
          <MenuLabel>{label}</MenuLabel>
          <MenuChoices value={NOBODY} onValueChange={onAgent} options={members.map(({ ref, name: title }) => ({ value: ref, label: title }))} />
        </div>
      ))}
    </DropdownMenu>
  );
}
