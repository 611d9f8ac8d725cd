import Link from "next/link";
import { SectionCard } from "@/components/patterns/section-card";
import { Tag } from "@/components/ui/display/tag";
import { agentPath, askAgentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { TOOL_LABELS } from "@/lib/domains/agents/labels";
import type { AgentConfiguration } from "@/lib/domains/agents/schema";

interface AgentFactsProps {
  address: WorkspaceAddress;
  agent: Pick<AgentConfiguration, "instructions" | "checklist" | "starters" | "tools"> & { ref: string; handovers: readonly { to: string; when: string; name?: string }[] };
  canAsk: boolean;
}

/** What an agent is, for those who only ask it. */
export function AgentFacts({ address, agent, canAsk }: AgentFactsProps) {
  return (
    <div className="flex flex-col gap-5">
      {agent.starters.length > 0 && (
        <SectionCard id="starters" title="Questions to begin with">
          <ul className="flex flex-col gap-1.5">
            {agent.starters.map((question) => (
              <li key={question}>
                {canAsk ? (
                  <Link href={askAgentPath(address, agent.ref, question)} className="tap text-accent hover:underline">
                    {question}
                  </Link>
                ) : (
                  question
                )}
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      <SectionCard id="checklist" title="Checklist" description="What it measures documents against in a review.">
        <Checklist items={agent.checklist} />
      </SectionCard>
      {agent.handovers.length > 0 && (
        <SectionCard id="handovers" title="Hands over to">
          <ul className="flex flex-col gap-1.5 text-sm">
            {agent.handovers.map(({ to, when, name }) => (
              <li key={to}>
                <Link href={agentPath(address, to)} className="tap font-medium hover:underline">
                  {name ?? to}
                </Link>{" "}
                <span className="text-muted">when {when}</span>
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      <SectionCard id="tools" title="Tools" description="They work with the permissions of whoever asks.">
        <div className="flex flex-wrap gap-1.5">
          {agent.tools.map((tool) => (
            <Tag key={tool} icon={false}>
              {TOOL_LABELS[tool].label}
            </Tag>
          ))}
          {agent.tools.length === 0 && <span className="text-sm text-muted">None: it answers from what the search finds.</span>}
        </div>
      </SectionCard>
      <SectionCard id="instructions" title="Instructions" description="As the model gets them, before the rules of citation, which always hold.">
        <div className="max-w-prose text-base whitespace-pre-line">{agent.instructions}</div>
      </SectionCard>
    </div>
  );
}

function Checklist({ items }: { items: AgentConfiguration["checklist"] }) {
  if (items.length === 0) return <p className="text-sm text-muted">It has none.</p>;
  return (
    <ol className="flex list-decimal flex-col gap-3 pl-6">
      {items.map(({ requirement, evidence, reference }) => (
        <li key={requirement}>
          <p>{requirement}</p>
          <p className="text-sm text-muted">Shown by: {evidence}</p>
          {reference && <p className="text-xs text-muted">{reference}</p>}
        </li>
      ))}
    </ol>
  );
}
