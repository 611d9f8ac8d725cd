import { EmptyState } from "@/components/patterns/empty-state";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ChunkingSettings } from "@/lib/domains/knowledge/chunking/schema";
import type { AskedPreview, PreviewDto } from "@/lib/domains/knowledge/bases/schema";
import { ChunkingForm } from "./chunking-form";
import { PassagePreview } from "./passage-preview";

interface ChunkingTabProps {
  address: WorkspaceAddress;
  baseId: string;
  canManage: boolean;
  settings: ChunkingSettings;
  asked: AskedPreview | null;
  documents: readonly { id: string; name: string }[];
  preview: { result: PreviewDto } | { message: string } | null;
}

export function ChunkingTab({ address, baseId, canManage, settings, asked, documents, preview }: ChunkingTabProps) {
  const pageHref = (page: number) => knowledgePath(address, baseId, { tab: "chunking", document: asked?.documentId, ...settings, page });
  return (
    <>
      <ChunkingForm key={JSON.stringify(settings)} {...{ address, baseId, settings, documents, canManage }} documentId={asked?.documentId ?? null} />
      {documents.length === 0 && <EmptyState title="No document to try it on">Choose sources first. Then the passages are shown on the text before anything is indexed.</EmptyState>}
      {preview && ("result" in preview ? <PassagePreview preview={preview.result} pageHref={pageHref} /> : <p role="alert" className="mt-4 text-sm text-danger">{preview.message}</p>)}
    </>
  );
}
