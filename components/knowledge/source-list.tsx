"use client";

import { FileText, Folder, FolderPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { removeSourceAction } from "@/lib/domains/knowledge/bases/actions";
import type { SourceDto } from "@/lib/domains/knowledge/bases/schema";
import { AddSourcesDialog, type SourceChoices } from "./add-sources-dialog";

interface SourceListProps {
  address: WorkspaceAddress;
  baseId: string;
  sources: readonly SourceDto[];
  /** Null: the reader may not change them. */
  choices: SourceChoices | null;
}

export function SourceList({ address, baseId, sources, choices }: SourceListProps) {
  const router = useRouter();
  const remove = useCommand((sourceId: string) => removeSourceAction(address, { baseId, sourceId }), { onSuccess: () => router.refresh() });
  const add = choices && <AddSourcesDialog {...{ address, baseId, choices }} taken={sources.map(({ refId }) => refId)} />;
  if (sources.length === 0) {
    return (
      <EmptyState icon={<FolderPlus />} title="Nothing chosen yet" actions={add}>
        A folder brings everything below it, also what comes into it later. Each reader is answered only from what he may see in the data room.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Sources">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">What comes into a chosen folder later belongs to the base by itself.</p>
        {add}
      </div>
      <ul className="divide-y divide-hairline border-y">
        {sources.map((source) => (
          <li key={source.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            {source.kind === "folder" ? <Folder aria-hidden className="size-4 text-muted" /> : <FileText aria-hidden className="size-4 text-muted" />}
            <div className="min-w-0 flex-1 basis-56">
              <span className="block truncate">{source.name}</span>
              <span className="block truncate text-xs text-muted">
                {source.place}
                {source.kind === "folder" && ` · ${source.documents} ${source.documents === 1 ? "document" : "documents"}`}
              </span>
            </div>
            {choices && (
              <Button size="sm" variant="ghost" disabled={remove.pending} aria-label={`Remove ${source.name}`} onClick={() => void remove.run(source.id)}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="mt-2 text-sm text-danger empty:hidden">
        {remove.error?.message}
      </p>
    </section>
  );
}
