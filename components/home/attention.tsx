import { count } from "@/lib/client/format";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import type { Result } from "@/lib/transport/result";
import { failedItem, workingItem } from "./home-items";
import { HomeSection } from "./home-section";
import { NeedsYou } from "./needs-you";

interface Page {
  data: readonly DocumentDto[];
  total: number;
}

interface AttentionProps {
  address: WorkspaceAddress;
  failed: Page;
  working: Page;
  retry?: (input: { documentId: string }) => Promise<Result<unknown>>;
}

/** What needs you; nothing where nothing does. */
export function Attention({ address, failed, working, retry }: AttentionProps) {
  if (failed.total + working.total === 0) return null;
  const more = failed.total + working.total - failed.data.length - working.data.length;
  const link = failed.total > 0 ? { href: dataRoomPath(address, { status: "failed" }), linkLabel: "All failed documents" } : {};
  return (
    <HomeSection title={failed.total > 0 ? "Needs you" : "Being processed"} {...link}>
      <NeedsYou
        failed={failed.data.map((document) => failedItem(address, document))}
        working={working.data.map((document) => workingItem(address, document))}
        {...(retry ? { retry } : {})}
      />
      {more > 0 && <p className="py-2 text-sm text-muted">And {count(more, "more document")}.</p>}
    </HomeSection>
  );
}
