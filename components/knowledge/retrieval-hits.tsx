import Link from "next/link";
import { EmptyState } from "@/components/patterns/empty-state";
import { Tag } from "@/components/ui/display/tag";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { RERANK_LABELS, VECTORS_LABELS } from "@/lib/domains/knowledge/bases/labels";
import type { RetrievalTestDto, TestHitDto } from "@/lib/domains/knowledge/bases/schema";

interface RetrievalHitsProps {
  address: WorkspaceAddress;
  test: RetrievalTestDto;
}

/** What a question finds, with the scores of every stage and what became of each hit. */
export function RetrievalHits({ address, test }: RetrievalHitsProps) {
  return (
    <section aria-label="Hits" className="mt-6">
      <p role="status" className="text-sm text-muted">
        {test.hits.length} {test.hits.length === 1 ? "hit" : "hits"} in {test.milliseconds} ms. {VECTORS_LABELS[test.vectors]} {RERANK_LABELS[test.rerank]}
      </p>
      {test.hits.length === 0 && <EmptyState title="Nothing found">None of these words stands in a passage that you may read. Try other words, or look at the sources.</EmptyState>}
      <ol className="mt-3 divide-y divide-hairline border-y empty:hidden">
        {test.hits.map((hit, at) => (
          <li key={`${hit.documentId} ${hit.page} ${at}`} className="py-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="tabular text-sm text-muted">{at + 1}</span>
              <Link href={documentPath(address, hit.documentId, { page: hit.page })} className="min-w-0 font-medium hover:underline">
                {hit.documentName}
              </Link>
              <span className="text-xs text-muted">
                {hit.pageLabel ?? `page ${hit.page}`} · version {hit.version}
              </span>
              <Outcome outcome={hit.outcome} />
            </div>
            {hit.headingPath.length > 0 && <p className="mt-0.5 text-xs text-muted">{hit.headingPath.join(" / ")}</p>}
            <p className="mt-1 line-clamp-3 max-w-prose font-serif text-base whitespace-pre-line">{hit.text}</p>
            <Scores hit={hit} reranked={test.rerank === "used"} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Outcome({ outcome }: Pick<TestHitDto, "outcome">) {
  switch (outcome.kind) {
    case "given":
      return <Tag tone="ok">Given to the answer</Tag>;
    case "joined":
      return <Tag tone="accent">Joined with hit {outcome.with}</Tag>;
    case "repeated":
      return <Tag>Same words as a better hit</Tag>;
    case "document-full":
      return <Tag>Enough of this document</Tag>;
    case "beyond-limit":
      return <Tag>Beyond the limit</Tag>;
  }
}

function placeText(place: TestHitDto["reranked"]): string {
  if (!place) return "not placed";
  return place.score === null ? `no. ${place.rank}` : `${place.score.toFixed(3)} (no. ${place.rank})`;
}

function Scores({ hit, reranked }: { hit: TestHitDto; reranked: boolean }) {
  const scores: [string, string][] = [
    ["Words", hit.lexical ? `${hit.lexical.score.toFixed(2)} (no. ${hit.lexical.rank})` : "not found"],
    ["Document", hit.document === null ? "–" : hit.document.toFixed(2)],
    ["Meaning", hit.vector ? `${(1 - hit.vector.distance).toFixed(3)} (no. ${hit.vector.rank})` : "not found"],
    ["Together", hit.score.toFixed(4)],
    ...(reranked ? ([["Reranker", placeText(hit.reranked)]] satisfies [string, string][]) : []),
  ];
  return (
    <dl className="tabular mt-2 flex flex-wrap gap-x-5 gap-y-1 font-mono text-xs text-muted">
      {scores.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
