import type { TagTone } from "@/components/ui/display/tag";
import type { DocumentStatus } from "@/lib/domains/dataroom/schema";
import type { Sensitivity } from "@/lib/kernel/sensitivity";

export const STATUS_TONES: Record<DocumentStatus, TagTone> = {
  queued: "neutral",
  processing: "accent",
  ready: "ok",
  failed: "danger",
  cancelled: "neutral",
};

export const SENSITIVITY_TONES: Record<Sensitivity, TagTone> = {
  public: "neutral",
  internal: "neutral",
  confidential: "warn",
  restricted: "danger",
};
