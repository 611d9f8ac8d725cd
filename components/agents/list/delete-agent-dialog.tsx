"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import { agentsPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { deleteAgentAction } from "@/lib/domains/agents/actions";

interface DeleteAgentDialogProps {
  address: WorkspaceAddress;
  agent: { id: string; name: string };
  onClose: () => void;
}

export function DeleteAgentDialog({ address, agent, onClose }: DeleteAgentDialogProps) {
  const router = useRouter();
  const remove = useCommand(() => deleteAgentAction(address, { agentId: agent.id }), {
    onSuccess: () => {
      onClose();
      router.push(agentsPath(address, { list: "own" }));
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${agent.name}”?`}
      consequences="Nobody can ask it any more, and programs that name it are refused. Its answers and versions stay; it can be reactivated at any time."
      confirmLabel="Delete"
      pending={remove.pending}
      {...(remove.error ? { error: remove.error.message } : {})}
      onConfirm={() => void remove.run(undefined)}
    />
  );
}
