import { Tag, type TagTone } from "@/components/ui/display/tag";
import { Progress } from "@/components/ui/display/progress";

export interface StatusTagProps {
  tone: TagTone;
  label: string;
  /** Work goes on: a turning icon; with a number, also how far it is. */
  busy?: boolean;
  percent?: number;
}

export function StatusTag({ tone, label, busy, percent }: StatusTagProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <Tag tone={tone} busy={busy}>
        {label}
      </Tag>
      {busy && percent !== undefined && <Progress label={label} value={percent} className="w-16" />}
    </span>
  );
}
