import type { LinkState } from "./owner/schema";

export interface LinkEnds {
  revokedAt: Date | null;
  expiresAt: Date | null;
  views: number;
  viewLimit: number | null;
  /** Whether its maker may share now. */
  makerMay: boolean;
}

/** Whether a link opens, and if not, why: what was done on purpose is said first. Who was let in before keeps his view of a used-up link. */
export function linkState(link: LinkEnds, options: { admitted?: boolean; now?: Date } = {}): LinkState {
  if (link.revokedAt) return "revoked";
  if (!link.makerMay) return "closed";
  if (link.expiresAt && link.expiresAt <= (options.now ?? new Date())) return "expired";
  if (!options.admitted && link.viewLimit !== null && link.views >= link.viewLimit) return "used-up";
  return "open";
}
