import Link from "next/link";
import { citationHref } from "@/lib/client/citation/citation-address";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { FLAG_SENTENCES } from "@/lib/domains/dataroom/labels";
import type { DocumentFlag, FlagPlace } from "@/lib/kernel/document-flags";

const SHOWN = 5;

interface FlagNoticeProps {
  address: WorkspaceAddress;
  documentId: string;
  versionId: string;
  /** What the document's pages are called: "page", "sheet", "section". */
  part: string;
  flags: readonly DocumentFlag[];
}

/** What may want to deceive the reader, a line each; a place opens with its words marked. */
export function FlagNotice({ address, documentId, versionId, part, flags }: FlagNoticeProps) {
  const path = documentPath(address, documentId);
  const href = ({ page, start, end }: FlagPlace) =>
    citationHref(path, { page, start: start ?? null, end: end ?? null, quote: "" }, { version: versionId });
  return (
    <ul className="space-y-1">
      {flags.map((flag) => (
        <li key={flag.kind}>
          {FLAG_SENTENCES[flag.kind]}
          {flag.places.length > 0 && (
            <span>
              {" "}
              Found on{" "}
              {flag.places.slice(0, SHOWN).map((place, index) => (
                <span key={index}>
                  {index > 0 && ", "}
                  <Link href={href(place)} className="underline underline-offset-2">
                    {part.toLowerCase()} {place.page}
                  </Link>
                </span>
              ))}
              {flag.count > SHOWN && ` and ${flag.count - SHOWN} more`}.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
