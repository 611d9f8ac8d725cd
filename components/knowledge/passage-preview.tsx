import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";
import { BASIS_LABELS } from "@/lib/domains/knowledge/bases/labels";
import type { PreviewDto } from "@/lib/domains/knowledge/bases/schema";

interface PassagePreviewProps {
  preview: PreviewDto;
  /** Of another page of the document. */
  pageHref: (page: number) => string;
}

interface Piece {
  start: number;
  end: number;
  /** Passages that hold it: none between passages, two where they overlap. */
  numbers: number[];
}

/** The page cut at every beginning and end of a passage. */
function piecesOf({ text, passages }: PreviewDto): Piece[] {
  const cuts = [...new Set([0, text.length, ...passages.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    return { start, end, numbers: passages.filter((one) => one.start <= start && one.end >= end).map(({ ordinal }) => ordinal + 1) };
  });
}

/** The passages on the text of one page: every other one shaded, what two passages share underlined, each begun by its number. */
export function PassagePreview({ preview, pageHref }: PassagePreviewProps) {
  const { page, pages, passages, text } = preview;
  return (
    <section aria-labelledby="preview-title" className="mt-6">
      <h2 id="preview-title" className="text-lg">
        {preview.documentName}
      </h2>
      <p className="mt-1 text-sm text-muted">
        {preview.total} passages of {preview.mean} characters on average, cut {BASIS_LABELS[preview.basis]}. {passages.length} on {preview.pageLabel ?? `page ${page}`}.
        {preview.divided < pages && ` A preview by topic reads a limited number of sentences: the figures are of ${preview.divided} of ${pages} pages, those around this one.`}
      </p>
      <div className="mt-3 rounded-md border bg-surface px-4 py-3 font-serif text-base leading-7 break-words whitespace-pre-wrap" tabIndex={0} role="region" aria-label={`Text of page ${page} with its passages`}>
        {piecesOf(preview).map(({ start, end, numbers }) => {
          const begins = passages.filter((one) => one.start === start && numbers.includes(one.ordinal + 1));
          const [first] = numbers;
          return (
            <span key={start}>
              {begins.map(({ ordinal, headingPath }) => (
                <span key={ordinal} title={headingPath.join(" / ")} className="tabular mr-1 rounded-sm border bg-paper px-1 font-mono text-xs text-muted select-none">
                  {ordinal + 1}
                </span>
              ))}
              <span className={first === undefined ? undefined : `${first % 2 === 0 ? "bg-accent-wash" : "bg-sunken"} ${numbers.length > 1 ? "underline decoration-dotted" : ""}`}>{text.slice(start, end)}</span>
            </span>
          );
        })}
      </div>
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-3 flex items-center gap-3 text-sm">
          {page > 1 && (
            <Link href={pageHref(page - 1)} className={buttonClass("secondary", "sm")}>
              Previous page
            </Link>
          )}
          <span className="tabular text-muted">
            {page} of {pages}
          </span>
          {page < pages && (
            <Link href={pageHref(page + 1)} className={buttonClass("secondary", "sm")}>
              Next page
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
