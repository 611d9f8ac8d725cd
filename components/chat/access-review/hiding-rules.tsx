import { Tag } from "@/components/ui/display/tag";
import { HIDING_RULE_LABELS } from "@/lib/domains/dataroom/labels";
import type { HidingRule } from "@/lib/domains/dataroom/schema";

/** Why the member does not see something. */
export function HidingRules({ rules }: { rules: readonly HidingRule[] }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {rules.map((rule) => (
        <Tag key={rule} tone="warn">
          {HIDING_RULE_LABELS[rule]}
        </Tag>
      ))}
    </span>
  );
}
