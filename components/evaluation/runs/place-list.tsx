import Link from "next/link";
import { Tag } from "@/components/ui/display/tag";
import { citationHref } from "@/lib/client/citation/citation-address";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { GoldenPassageDto } from "@/lib/domains/evaluation/questions/schema";

type Kind = "golden" | "found" | "cited" | "outdated";
type Shown = GoldenPassageDto & { rank?: number | null; relevant?: boolean };

interface PlaceListProps {
  address: WorkspaceAddress;
  title: string;
  places: readonly Shown[];
  kind: Kind;
}

const NOTHING: Record<Kind, string> = { golden: "None.", found: "Nothing was found.", cited: "Nothing was cited.", outdated: "None." };

/** Passages with a link to the page where they are marked. */
export function PlaceList({ address, title, places, kind }: PlaceListProps) {
  return (
    <div>
      <h3 className="text-xs text-muted">{title}</h3>
      {places.length === 0 && <p className="mt-0.5">{NOTHING[kind]}</p>}
      <ol className="mt-1 flex flex-col gap-2">
        {places.map((place, at) => (
          <li key={`${place.versionId} ${place.page} ${place.start} ${at}`}>
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={citationHref(documentPath(address, place.documentId), place, { version: place.versionId })} className="font-medium hover:underline">
                {place.documentName}
              </Link>
              <span className="text-xs text-muted">
                {place.pageLabel ?? `page ${place.page}`} · version {place.version}
              </span>
              <Note kind={kind} place={place} />
            </div>
            <p className="line-clamp-3 max-w-prose font-serif text-base">{place.quote}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Note({ kind, place }: { kind: Kind; place: Shown }) {
  if (kind === "golden" && place.relevant) return <Tag tone="ok">{place.rank ? `Found as no. ${place.rank}` : "Found"}</Tag>;
  if (kind === "golden") return <Tag tone="danger">Missed</Tag>;
  if (kind === "outdated") return <Tag tone="warn">Not compared</Tag>;
  return (
    <>
      {kind === "found" && <span className="tabular text-xs text-muted">no. {place.rank}</span>}
      {place.relevant && <Tag tone="ok">Golden</Tag>}
    </>
  );
}
