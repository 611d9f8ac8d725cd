import { markedParts, type TextRange } from "@/lib/client/citation/cited-range";

interface MarkedTextProps {
  text: string;
  /** Where the piece begins in the text of its page. */
  offset?: number;
  range: TextRange | null;
  /** All the marked words, for the first mark of a passage. */
  whole?: string;
}

/** Text with the cited characters marked, and no others. */
export function MarkedText({ text, offset = 0, range, whole }: MarkedTextProps) {
  return markedParts(text, offset, range).map((part, index) =>
    part.marked ? (
      <mark
        key={index}
        {...(whole === undefined ? {} : { "data-testid": "evidence-mark", "data-text": whole, "aria-label": "Cited passage" })}
      >
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}
