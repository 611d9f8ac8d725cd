"use client";

import Link from "next/link";
import { Tag } from "@/components/ui/display/tag";
import { citationHref } from "@/lib/client/citation/citation-address";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { DOCUMENT_TYPE_LABELS, EVIDENCE_LABELS } from "@/lib/domains/dataroom/sensitivity/labels";
import type { SuggestionDto } from "@/lib/domains/dataroom/sensitivity/schema";
import { SENSITIVITY_TONES } from "../../list/status-tones";
import { SuggestionDecision } from "./suggestion-decision";

interface SuggestionSectionProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  suggestion: SuggestionDto;
  /** What a page is called here. */
  part: string;
}

/** Which level the text suggests and where it says so; each place is marked in the document when chosen. */
export function SuggestionSection({ address, document, suggestion, part }: SuggestionSectionProps) {
  const { level, evidence, documentType, pending } = suggestion;
  return (
    <section aria-labelledby="suggestion-title" className="flex flex-col gap-3">
      <div>
        <h3 id="suggestion-title" className="text-sm font-medium">
          What the text suggests
        </h3>
        <p className="mt-1.5 flex flex-wrap items-center gap-2 text-sm">
          <Tag tone={SENSITIVITY_TONES[level]} icon={false}>
            {SENSITIVITY_LABELS[level]}
          </Tag>
          {documentType && <span className="text-muted">Looks like: {DOCUMENT_TYPE_LABELS[documentType]}</span>}
        </p>
        <p className="mt-1.5 text-xs text-muted">{outcome(suggestion)}</p>
      </div>
      {pending && <SuggestionDecision key={level} {...{ address, document, suggestion }} />}
      {evidence.length > 0 && <Places {...{ address, document, suggestion, part }} />}
    </section>
  );
}

function outcome({ status, pending }: SuggestionDto): string {
  if (status === "accepted") return "Accepted.";
  if (status === "overridden") return "The level was kept as it is; the audit log has the reason.";
  if (pending) return "This is more than the document has now.";
  return "The document is at least as guarded as its text suggests.";
}

function Places({ address, document, suggestion, part }: SuggestionSectionProps) {
  return (
    <ol aria-label="Places that suggest it" className="max-h-80 overflow-y-auto border-t text-sm">
      {suggestion.evidence.map(({ kind, page, start, end, level, quote }) => (
        <li key={`${kind} ${page} ${start}`} className="border-b">
          <Link
            href={citationHref(documentPath(address, document.id), { page, start, end, quote: "" }, { version: suggestion.versionId })}
            className="flex min-h-9 items-center gap-3 py-1.5 hover:underline"
          >
            <span className="min-w-0 flex-1">
              {EVIDENCE_LABELS[kind]}
              {quote && <span className="block truncate font-mono text-xs text-muted">{quote}</span>}
            </span>
            <span className="text-xs text-muted">{SENSITIVITY_LABELS[level]}</span>
            <span className="tabular text-xs text-muted">
              {part} {page}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
