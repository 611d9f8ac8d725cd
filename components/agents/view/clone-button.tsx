"use client";

import { Copy } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { agentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { cloneAgentAction } from "@/lib/domains/agents/actions";

export function CloneButton({ address, agent }: { address: WorkspaceAddress; agent: string }) {
  const router = useRouter();
  const clone = useCommand((ref: string) => cloneAgentAction(address, { agent: ref }), { onSuccess: (copy) => router.push(agentPath(address, copy.id)) });
  return (
    <>
      <p role="alert" className="max-w-64 text-sm text-danger empty:hidden">
        {clone.error?.message}
      </p>
      <Button size="sm" icon={<Copy aria-hidden />} loading={clone.pending} onClick={() => void clone.run(agent)}>
        Clone
      </Button>
    </>
  );
}
