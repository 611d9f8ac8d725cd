import { Ban, CheckCircle2, Clock, Eye, UserX } from "lucide-react";
import { Tag } from "@/components/ui/display/tag";
import { LINK_STATE_LABELS } from "@/lib/domains/sharing/owner/labels";
import type { LinkState } from "@/lib/domains/sharing/owner/schema";

const LOOKS = {
  open: { tone: "ok", icon: <CheckCircle2 aria-hidden /> },
  expired: { tone: "neutral", icon: <Clock aria-hidden /> },
  "used-up": { tone: "neutral", icon: <Eye aria-hidden /> },
  closed: { tone: "warn", icon: <UserX aria-hidden /> },
  revoked: { tone: "neutral", icon: <Ban aria-hidden /> },
} as const;

export function LinkStateTag({ state }: { state: LinkState }) {
  const { tone, icon } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {LINK_STATE_LABELS[state]}
    </Tag>
  );
}
