import { Ban, CheckCircle2, CircleHelp, Hourglass, PenLine, Send } from "lucide-react";
import { Tag } from "@/components/ui/display/tag";
import { QUESTION_LABELS } from "@/lib/domains/sharing/questions/labels";
import type { QuestionStatus } from "@/lib/domains/sharing/questions/schema";

const LOOKS = {
  asked: { tone: "accent", icon: <CircleHelp aria-hidden /> },
  drafted: { tone: "accent", icon: <PenLine aria-hidden /> },
  answered: { tone: "warn", icon: <Hourglass aria-hidden /> },
  approved: { tone: "accent", icon: <CheckCircle2 aria-hidden /> },
  published: { tone: "ok", icon: <Send aria-hidden /> },
  declined: { tone: "neutral", icon: <Ban aria-hidden /> },
} as const;

export function QuestionStateTag({ status }: { status: QuestionStatus }) {
  const { tone, icon } = LOOKS[status];
  return (
    <Tag tone={tone} icon={icon}>
      {QUESTION_LABELS[status]}
    </Tag>
  );
}
