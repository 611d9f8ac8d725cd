import type { ReviewedPassageDto } from "@/lib/domains/chat/access-review/schema";
import { HidingRules } from "./hiding-rules";

interface ReviewedSearchProps {
  result: { found: ReviewedPassageDto[]; hidden: ReviewedPassageDto[]; refusal: string | null };
}

/** What the search finds for the member, and what it finds for the reviewer alone. */
export function ReviewedSearch({ result }: ReviewedSearchProps) {
  const { found, hidden, refusal } = result;
  return (
    <div className="mt-4 flex flex-col gap-4">
      <p role="status" className="text-sm text-muted">
        {refusal ?? (found.length === 0 ? "The member finds nothing." : `The member finds ${found.length} ${found.length === 1 ? "passage" : "passages"}.`)}
      </p>
      <Passages label="Found by the member" passages={found} />
      {hidden.length > 0 && (
        <>
          <h4 className="text-sm font-medium">Found by you, hidden from the member</h4>
          <Passages label="Hidden from the member" passages={hidden} />
        </>
      )}
    </div>
  );
}

function Passages({ label, passages }: { label: string; passages: readonly ReviewedPassageDto[] }) {
  if (passages.length === 0) return null;
  return (
    <ol aria-label={label} className="border-t">
      {passages.map((passage, index) => (
        <li key={`${passage.documentId} ${index}`} className="border-b py-3 text-sm">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{passage.documentName}</span>
            <span className="text-muted">p. {passage.page}</span>
            <HidingRules rules={passage.hiddenBy} />
          </p>
          <p className="mt-1 line-clamp-3 max-w-prose font-serif">{passage.text}</p>
        </li>
      ))}
    </ol>
  );
}
