import { markedPieces } from "./marked-pieces";

interface MarkedTextProps {
  text: string;
  numbers: ReadonlySet<number>;
  unsupported?: readonly { start: number; end: number }[];
  /** Passage n stands at the element with the id `${anchor}-${n}`. */
  anchor: string;
}

const NONE: readonly { start: number; end: number }[] = [];

/** An answer as plain words, its marks leading to their passages. */
export function MarkedText({ text, numbers, unsupported = NONE, anchor }: MarkedTextProps) {
  return (
    <p dir="auto" className="max-w-prose text-base break-words whitespace-pre-wrap">
      {markedPieces(text, numbers, unsupported).map((piece, index) => {
        if (piece.mark !== null) {
          return (
            <a key={index} href={`#${anchor}-${piece.mark}`} aria-label={`Passage ${piece.mark}`} className="tap rounded-sm bg-accent-wash px-1 text-xs font-medium text-accent tabular-nums hover:underline">
              {piece.mark}
            </a>
          );
        }
        return piece.unsupported ? (
          <span key={index} title="No checked passage supports this" className="underline decoration-warn decoration-dotted underline-offset-4">
            {piece.text}
          </span>
        ) : (
          piece.text
        );
      })}
    </p>
  );
}
