"use client";

import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { decideToolCallAction } from "@/lib/domains/chat/actions";
import { APPROVAL_LABELS } from "@/lib/domains/chat/labels";
import type { AnswerAgentDto, ApprovalDto } from "@/lib/domains/chat/schema";

interface AgentFollowUpProps {
  address: WorkspaceAddress;
  agent: AnswerAgentDto;
  /** Asks the same question again of another specialist; absent where nothing can be asked now. */
  onHandOver?: (agent: string) => void;
}

/** Below an answer: changes that wait for a decision, and specialists who could go on. */
export function AgentFollowUp({ address, agent, onHandOver }: AgentFollowUpProps) {
  if (agent.approvals.length === 0 && agent.handovers.length === 0) return null;
  return (
    <div className="mt-3 flex flex-col gap-2">
      {agent.approvals.map((approval) => (
        <Approval key={approval.id} address={address} approval={approval} />
      ))}
      {onHandOver &&
        agent.handovers.map(({ to, name, why }) => (
          <div key={to} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button size="sm" icon={<ArrowRight aria-hidden />} onClick={() => onHandOver(to)}>
              Go on with {name}
            </Button>
            <span className="min-w-0 flex-1 basis-60 text-xs text-muted">{why}</span>
          </div>
        ))}
    </div>
  );
}

function Approval({ address, approval }: { address: WorkspaceAddress; approval: ApprovalDto }) {
  const [decided, setDecided] = useState<Pick<ApprovalDto, "status" | "outcome">>(approval);
  const decide = useCommand((approve: boolean) => decideToolCallAction(address, { approvalId: approval.id, approve }), { onSuccess: setDecided });
  const { status, outcome } = decided;
  return (
    <div role="group" aria-label="Proposed change" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border px-3 py-2 text-sm">
      <span className="min-w-0 flex-1 basis-60">
        {approval.summary}
        {(outcome || decide.error) && <span className="block text-xs text-danger">{decide.error?.message ?? outcome}</span>}
      </span>
      {status === "waiting" ? (
        <>
          <Button size="sm" variant="primary" loading={decide.pending} onClick={() => void decide.run(true)}>
            Approve
          </Button>
          <Button size="sm" variant="ghost" disabled={decide.pending} onClick={() => void decide.run(false)}>
            Refuse
          </Button>
        </>
      ) : (
        <Tag tone={status === "approved" ? "ok" : status === "failed" ? "danger" : "neutral"}>{APPROVAL_LABELS[status]}</Tag>
      )}
    </div>
  );
}
