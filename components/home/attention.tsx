import { count } from "@/lib/client/format";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import type { Result } from "@/lib/transport/result";
import type { StaleAnswerDto } from "@/lib/domains/chat/stale/schema";
import { failedItem, outdatedItem, type Suggested, suggestedItem, workingItem } from "./home-items";
import { HomeSection } from "./home-section";
import { NeedsYou } from "./needs-you";

interface Page<T = DocumentDto> {
  data: readonly T[];
  total: number;
}

interface AttentionProps {
  address: WorkspaceAddress;
  failed: Page;
  working: Page;
  /** Levels that wait for this reader's decision. */
  suggested: Page<Suggested>;
  /** Answers that rest on words which have changed. */
  outdated?: Page<StaleAnswerDto>;
  retry?: (input: { documentId: string }) => Promise<Result<unknown>>;
}

const NONE: Page<never> = { data: [], total: 0 };

/** What needs you; nothing where nothing does. */
export function Attention({ address, failed, working, suggested, outdated = NONE, retry }: AttentionProps) {
  const all = [failed, outdated, suggested, working];
  const total = all.reduce((sum, page) => sum + page.total, 0);
  if (total === 0) return null;
  const more = total - all.reduce((sum, page) => sum + page.data.length, 0);
  const link = failed.total > 0 ? { href: dataRoomPath(address, { status: "failed" }), linkLabel: "All failed documents" } : {};
  return (
    <HomeSection title={failed.total + outdated.total + suggested.total > 0 ? "Needs you" : "Being processed"} {...link}>
      {suggested.total > 0 && <p className="py-2 text-sm text-muted">{count(suggested.total, "suggested sensitivity", "suggested sensitivities")} to decide.</p>}
      <NeedsYou
        outdated={outdated.data.map((answer) => outdatedItem(address, answer))}
        failed={failed.data.map((document) => failedItem(address, document))}
        suggested={suggested.data.map((entry) => suggestedItem(address, entry))}
        working={working.data.map((document) => workingItem(address, document))}
        {...(retry ? { retry } : {})}
      />
      {more > 0 && <p className="py-2 text-sm text-muted">And {outdated.total > 0 ? `${more} more` : count(more, "more document")}.</p>}
    </HomeSection>
  );
}
