import type { Citation } from "@/lib/client/citation/cited-range";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { EvidenceResult } from "./evidence-result";
import type { Turn } from "./turn/turned";
import type { PageTexts } from "./use-page-text";

/** What every face of the viewer is given. */
export interface ViewProps {
  address: WorkspaceAddress;
  documentId: string;
  versionId: string;
  texts: PageTexts;
  /** The page in view. */
  page: number;
  /** Where to go; a new object each time, so that the same page can be asked for twice. */
  target: { page: number };
  zoom: number;
  /** Of pages that are pictures of themselves. */
  turn: Turn;
  citation: Citation | null;
  jump: (page: number) => void;
  onPage: (page: number) => void;
  onCount: (pages: number) => void;
  onResult: (result: EvidenceResult) => void;
}
