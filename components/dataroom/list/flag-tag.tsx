import { Tag } from "@/components/ui/display/tag";
import { FLAG_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentFlag } from "@/lib/kernel/document-flags";

/** The one word that makes a reader careful; the document's page says the rest. */
export function FlagTag({ flags }: { flags: readonly DocumentFlag[] }) {
  const [first, ...rest] = flags;
  if (!first) return null;
  return (
    <span title={flags.map((flag) => FLAG_LABELS[flag.kind]).join(", ")}>
      <Tag tone="warn">
        {FLAG_LABELS[first.kind]}
        {rest.length > 0 && ` +${rest.length}`}
      </Tag>
    </span>
  );
}
