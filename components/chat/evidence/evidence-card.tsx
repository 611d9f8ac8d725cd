import { ArrowUpRight, FileText, Sheet } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";
import { classNames } from "@/lib/client/class-names";
import type { CitationDto } from "@/lib/domains/chat/schema";
import { placeOf } from "../session/answer-view";
import { CellText, leadIn, leadOut } from "./quote-context";

interface EvidenceCardProps {
  id: string;
  citation: CitationDto;
  href: string;
  selected: boolean;
  onSelect: () => void;
}

/** One passage: where it stands, its words in their sentence, and the way to the page. */
export function EvidenceCard({ id, citation, href, selected, onSelect }: EvidenceCardProps) {
  const { number, documentName, headingPath, quote, before, after, kind, pageLabel, version } = citation;
  const Icon = kind === "xlsx" || kind === "csv" ? Sheet : FileText;
  const place = placeOf(citation);
  // A page number fits beside the name; a section's or sheet's name wants its own line.
  const beside = kind === "pdf";
  const path = [...(beside ? [] : [place]), ...headingPath.filter((heading) => heading !== place && heading !== pageLabel)].join(" › ");
  return (
    <li
      id={id}
      data-testid={`evidence-card-${number}`}
      aria-current={selected || undefined}
      className={classNames(
        "scroll-my-4 border-b border-l-2 px-4 py-3.5 transition-colors",
        selected ? "border-l-evidence-edge bg-surface" : "border-l-transparent",
      )}
    >
      <button
        type="button"
        onClick={onSelect}
        aria-label={`Passage ${number}: ${documentName}, ${place}. Show its claim in the answer`}
        className="flex w-full items-start gap-2 rounded-sm text-left"
      >
        <span
          className={classNames(
            "mt-px inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-sm px-1 text-xs font-medium tabular-nums",
            selected ? "bg-evidence text-ink shadow-[inset_0_-2px_0_var(--evidence-edge)]" : "bg-accent-wash text-accent",
          )}
        >
          {number}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-1.5 text-sm font-medium">
            <Icon aria-hidden className="size-3.5 shrink-0 self-center text-muted" />
            <span className="min-w-0 flex-1 truncate" title={documentName}>
              {documentName}
            </span>
            <span className="tabular shrink-0 text-xs font-normal text-muted">{beside ? `${place} · v${version}` : `v${version}`}</span>
          </span>
          {path && (
            <span className="mt-0.5 block truncate text-xs text-muted" title={path}>
              {path}
            </span>
          )}
        </span>
      </button>
      <blockquote className="mt-2.5 pl-6.5 font-serif text-[0.9375rem] leading-relaxed break-words text-muted">
        <CellText text={leadIn(before, kind)} />
        <mark className="text-ink">
          <CellText text={quote} />
        </mark>
        <CellText text={leadOut(after, kind)} />
      </blockquote>
      <div className="mt-2 pl-4">
        <Link href={href} data-testid={`open-evidence-${number}`} className={buttonClass("ghost", "sm")}>
          <span>Open page</span>
          <ArrowUpRight aria-hidden />
        </Link>
      </div>
    </li>
  );
}
