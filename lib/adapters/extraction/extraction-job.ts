import "server-only";
import type { FileKind } from "./file-kind";

export interface ExtractionJob {
  path: string;
  kind: FileKind;
  fileName: string;
}

/** Pages (sections, sheets) done and their total; the total may still be growing. */
export type ReportProgress = (done: number, total: number) => void;
