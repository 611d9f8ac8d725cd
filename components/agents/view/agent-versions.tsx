"use client";

import { useRouter } from "next/navigation";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { restoreVersionAction } from "@/lib/domains/agents/actions";
import type { AgentVersionDto } from "@/lib/domains/agents/schema";

interface AgentVersionsProps {
  address: WorkspaceAddress;
  agentId: string;
  versions: readonly AgentVersionDto[];
  canManage: boolean;
}

/** Newest first. Restoring writes the old one down as a new one, so that nothing is lost. */
export function AgentVersions({ address, agentId, versions, canManage }: AgentVersionsProps) {
  const router = useRouter();
  const restore = useCommand((number: number) => restoreVersionAction(address, { agentId, number }), { onSuccess: () => router.refresh() });
  return (
    <SectionCard id="versions" title="Versions" description="An answer names the version that gave it. Restoring one adds a new version with its content.">
      <p role="alert" className="mb-2 text-sm text-danger empty:hidden">
        {restore.error?.message}
      </p>
      <ol className="divide-y divide-hairline border-y">
        {versions.map((version) => (
          <li key={version.number} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
            <span className="tabular w-20 shrink-0 font-medium">Version {version.number}</span>
            <span className="min-w-0 flex-1 basis-56">
              {version.note || (version.changed.length > 0 ? `Changed: ${version.changed.join(", ")}` : "First version")}
              <span className="block text-xs text-muted">
                {version.author} · <RelativeTime date={version.createdAt} />
              </span>
            </span>
            {version.current ? (
              <Tag tone="ok">Answers now</Tag>
            ) : (
              canManage && (
                <Button size="sm" loading={restore.pending} onClick={() => void restore.run(version.number)} aria-label={`Restore version ${version.number}`}>
                  Restore
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
    </SectionCard>
  );
}
