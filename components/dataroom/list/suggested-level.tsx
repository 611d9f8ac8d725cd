import { Tag } from "@/components/ui/display/tag";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { EVIDENCE_LABELS } from "@/lib/domains/dataroom/sensitivity/labels";

/** Where a document's text suggests a higher level than it has: which, and why. */
export function SuggestedLevel({ document }: { document: DocumentDto }) {
  const { suggestion } = document;
  if (!suggestion?.pending) return null;
  const why = suggestion.kinds.map((kind) => EVIDENCE_LABELS[kind]).join(", ");
  return (
    <span title={why} className="mt-0.5 inline-flex max-w-full">
      <Tag tone="warn" icon={false}>
        Suggested: {SENSITIVITY_LABELS[suggestion.level]}
      </Tag>
      <span className="sr-only"> because of: {why}</span>
    </span>
  );
}
