"use client";

import { Copy, Ellipsis, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { buttonClass } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import { useCommand } from "@/lib/client/use-command";
import { agentPath, askAgentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { cloneAgentAction, reactivateAgentAction } from "@/lib/domains/agents/actions";
import { ACCESS_LABELS } from "@/lib/domains/agents/labels";
import type { AgentAbilities } from "@/lib/domains/agents/policy";
import type { AgentRowDto } from "@/lib/domains/agents/schema";
import { DeleteAgentDialog } from "./delete-agent-dialog";

interface OwnAgentsProps {
  address: WorkspaceAddress;
  agents: readonly AgentRowDto[];
  can: AgentAbilities;
  deleted: boolean;
}

/** The workspace's own agents, or those of them that were deleted. */
export function OwnAgents({ address, agents, can, deleted }: OwnAgentsProps) {
  const [deleting, setDeleting] = useState<AgentRowDto | null>(null);
  return (
    <>
      <ul className="divide-y divide-hairline border-y">
        {agents.map((agent) => (
          <li key={agent.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <div className="min-w-0 flex-1 basis-72">
              {deleted ? (
                <span className="font-medium">{agent.name}</span>
              ) : (
                <Link href={agentPath(address, agent.id)} className="tap font-medium hover:underline">
                  {agent.name}
                </Link>
              )}
              <p className="truncate text-sm text-muted">{agent.summary || "No summary"}</p>
            </div>
            <span className="shrink-0 text-xs text-muted">
              {agent.access === "project" ? (agent.projectName ?? "A project") : ACCESS_LABELS[agent.access]} · version {agent.version} ·{" "}
              <RelativeTime date={agent.deletedAt ?? agent.updatedAt} />
            </span>
            {!deleted && can.ask && (
              <Link href={askAgentPath(address, agent.id)} aria-label={`Ask ${agent.name}`} className={buttonClass("secondary", "sm")}>
                Ask
              </Link>
            )}
            {can.manage && <RowMenu address={address} agent={agent} deleted={deleted} onDelete={() => setDeleting(agent)} />}
          </li>
        ))}
      </ul>
      {deleting && <DeleteAgentDialog address={address} agent={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

function RowMenu({ address, agent, deleted, onDelete }: { address: WorkspaceAddress; agent: AgentRowDto; deleted: boolean; onDelete: () => void }) {
  const router = useRouter();
  const clone = useCommand((ref: string) => cloneAgentAction(address, { agent: ref }), { onSuccess: (copy) => router.push(agentPath(address, copy.id)) });
  const reactivate = useCommand((agentId: string) => reactivateAgentAction(address, { agentId }), { onSuccess: () => router.refresh() });
  const error = clone.error ?? reactivate.error;
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton label={`More of ${agent.name}`} icon={<Ellipsis />} />}>
        {deleted ? (
          <MenuItem icon={<RotateCcw aria-hidden />} onSelect={() => void reactivate.run(agent.id)}>
            Reactivate
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={<Copy aria-hidden />} onSelect={() => void clone.run(agent.id)}>
              Clone
            </MenuItem>
            <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={onDelete}>
              Delete
            </MenuItem>
          </>
        )}
      </DropdownMenu>
      <p role="alert" className="basis-full text-sm text-danger empty:hidden">
        {error?.message}
      </p>
    </>
  );
}
