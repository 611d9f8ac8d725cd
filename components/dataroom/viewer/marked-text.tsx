import { markedParts, type TextRange } from "@/lib/client/citation/cited-range";
import type { FoundRange } from "./find/found-matches";
import { FoundText } from "./find/found-text";

interface MarkedTextProps {
  text: string;
  /** Where the piece begins in the text of its page. */
  offset?: number;
  range: TextRange | null;
  /** All the marked words, for the first mark of a passage. */
  whole?: string;
  /** What was found on the page. */
  found?: readonly FoundRange[];
}

/** Text with the cited characters marked, and no others. */
export function MarkedText({ text, offset = 0, range, whole, found }: MarkedTextProps) {
  const parts = markedParts(text, offset, range);
  const startOf = (index: number) => parts.slice(0, index).reduce((sum, part) => sum + part.text.length, offset);
  return parts.map((part, index) =>
    part.marked ? (
      <mark
        key={index}
        {...(whole === undefined ? {} : { "data-testid": "evidence-mark", "data-text": whole, "aria-label": "Cited passage" })}
      >
        <FoundText text={part.text} offset={startOf(index)} found={found} />
      </mark>
    ) : (
      <span key={index}>
        <FoundText text={part.text} offset={startOf(index)} found={found} />
      </span>
    ),
  );
}
