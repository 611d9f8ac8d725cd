import type { Change, Integrity } from "./schema";

export const CHANGE_LABELS: Record<Change, string> = {
  changed: "Changed",
  moved: "Moved",
  removed: "Removed",
  added: "Added",
};

export const INTEGRITY_LABELS: Record<Integrity, string> = {
  whole: "Checksum matches",
  altered: "Bytes were altered",
  missing: "Bytes are missing",
};
