import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";
import { agentPath, askAgentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { FAMILY_LABELS } from "@/lib/domains/agents/labels";
import type { AgentSummaryDto } from "@/lib/domains/agents/schema";

interface LibraryListProps {
  address: WorkspaceAddress;
  agents: readonly AgentSummaryDto[];
  canAsk: boolean;
}

const FAMILIES = ["construction", "enterprise"] as const;

/** The specialists that come with the product, by field. */
export function LibraryList({ address, agents, canAsk }: LibraryListProps) {
  return FAMILIES.map((family) => {
    const members = agents.filter((agent) => agent.family === family);
    if (members.length === 0) return null;
    return (
      <section key={family} aria-labelledby={`family-${family}`} className="mb-8">
        <h2 id={`family-${family}`} className="mb-1 text-sm text-muted">
          {FAMILY_LABELS[family]}
        </h2>
        <ul className="divide-y divide-hairline border-y">
          {members.map((agent) => (
            <li key={agent.ref} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1 basis-72">
                <Link href={agentPath(address, agent.ref)} className="tap font-medium hover:underline">
                  {agent.name}
                </Link>
                <p className="text-sm text-muted">{agent.summary}</p>
              </div>
              <span className="tabular shrink-0 text-xs text-muted">{agent.checklistItems} requirements</span>
              {canAsk && (
                <Link href={askAgentPath(address, agent.ref)} aria-label={`Ask ${agent.name}`} className={buttonClass("secondary", "sm")}>
                  Ask
                </Link>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
