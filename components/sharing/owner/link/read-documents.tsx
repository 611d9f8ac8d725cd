import { FileText } from "lucide-react";
import Link from "next/link";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ReadDocumentDto } from "@/lib/domains/sharing/owner/schema";
import { duration } from "./duration";
import { ReadingBars } from "./reading-bars";

/** What was read of each document, in the order in which it was opened. */
export function ReadDocuments({ address, documents }: { address: WorkspaceAddress; documents: readonly ReadDocumentDto[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {documents.map((document) => (
        <li key={document.versionId}>
          <div className="mb-1.5 flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm">
            <FileText aria-hidden className="size-4 shrink-0 self-center text-muted" />
            <Link href={documentPath(address, document.documentId, { version: document.versionId })} className="min-w-0 truncate hover:underline" title={document.name}>
              {document.name}
            </Link>
            <span className="text-muted">version {document.version}</span>
            <span className="tabular text-muted">
              {pagesRead(document)}, {duration(document.milliseconds)}
            </span>
          </div>
          <ReadingBars document={document} />
        </li>
      ))}
    </ul>
  );
}

function pagesRead({ pages, pageCount }: ReadDocumentDto): string {
  const read = pages.filter((page) => page.milliseconds > 0).length;
  const of = pageCount === null ? "" : ` of ${pageCount}`;
  return `${read}${of} ${(pageCount ?? read) === 1 ? "page" : "pages"}`;
}
