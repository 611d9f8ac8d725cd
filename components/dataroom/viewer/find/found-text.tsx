import { bringIntoSight } from "./bring-into-sight";
import type { FoundRange } from "./found-matches";

const NOTHING: readonly FoundRange[] = [];

interface FoundTextProps {
  text: string;
  /** Where the piece begins in the text of its page. */
  offset: number;
  found?: readonly FoundRange[] | undefined;
}

/** Text with what was found in it; the present match is brought into sight. */
export function FoundText({ text, offset, found = NOTHING }: FoundTextProps) {
  const inside = found.filter((range) => range.start < offset + text.length && range.end > offset);
  if (inside.length === 0) return text;
  return inside.map((range, index) => {
    const from = Math.max(0, range.start - offset);
    const to = Math.min(text.length, range.end - offset);
    const before = Math.max(0, (inside[index - 1]?.end ?? offset) - offset);
    return (
      <span key={range.start}>
        {text.slice(before, from)}
        <mark
          ref={range.current ? bringIntoSight : undefined}
          data-testid={range.current ? "found-current" : "found"}
          data-match
          aria-current={range.current || undefined}
          className={range.current ? "bg-accent/30 outline-2 outline-accent" : "bg-accent/20"}
        >
          {text.slice(from, to)}
        </mark>
        {index === inside.length - 1 && text.slice(to)}
      </span>
    );
  });
}
