import type { BreakGlassStatus } from "./schema";

export const BREAK_GLASS_LABELS: Record<BreakGlassStatus, string> = {
  pending: "Waits for approval",
  approved: "Open",
  denied: "Denied",
  ended: "Ended",
  expired: "Expired",
};
