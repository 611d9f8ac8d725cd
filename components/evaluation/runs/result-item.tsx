import { Tag } from "@/components/ui/display/tag";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ResultDto } from "@/lib/domains/evaluation/runs/schema";
import { PlaceList } from "./place-list";
import { asPoints, pointsSince } from "./points";

interface ResultItemProps {
  address: WorkspaceAddress;
  result: ResultDto;
}

export function ResultItem({ address, result }: ResultItemProps) {
  const { ordinal, question, expectedAnswer, answerable, outcome, before } = result;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="tabular text-sm text-muted">{ordinal}</span>
        <p className="min-w-0 font-medium text-pretty">{question}</p>
        <Verdict answerable={answerable} outcome={outcome} />
      </div>
      {outcome && (
        <>
          <dl className="tabular mt-1 flex flex-wrap gap-x-5 gap-y-1 font-mono text-xs text-muted">
            {answerable && <Figure name="Recall" value={outcome.recall} before={before?.recall} />}
            {answerable && <Figure name="nDCG" value={outcome.ndcg} before={before?.ndcg} />}
            {outcome.answerMatch !== null && <Figure name="Answer match" value={outcome.answerMatch} before={undefined} />}
          </dl>
          <details className="mt-1">
            <summary className="tap min-h-8 cursor-pointer py-1 text-sm text-accent">Answer and passages</summary>
            <div className="mt-2 flex flex-col gap-4 text-sm">
              {expectedAnswer && <Block title="Expected">{expectedAnswer}</Block>}
              <Block title="Answered">{outcome.answer ?? "It rests on a document that you may not see."}</Block>
              <PlaceList address={address} title="Golden passages" places={outcome.golden} kind="golden" />
              {outcome.outdated > 0 && <PlaceList address={address} title="Golden passages of versions that no longer answer" places={result.passages.filter(({ current }) => !current)} kind="outdated" />}
              <PlaceList address={address} title="Found" places={outcome.found} kind="found" />
              <PlaceList address={address} title="Cited" places={outcome.citations} kind="cited" />
            </div>
          </details>
        </>
      )}
    </li>
  );
}

function Verdict({ answerable, outcome }: Pick<ResultDto, "answerable" | "outcome">) {
  if (!outcome) return <Tag>Not asked yet</Tag>;
  if (!answerable) return outcome.abstained ? <Tag tone="ok">Rightly not answered</Tag> : <Tag tone="danger">Answered, though the documents do not say it</Tag>;
  return (
    <>
      {outcome.abstained && <Tag tone="danger">Not answered</Tag>}
      {outcome.outdated > 0 && <Tag tone="warn">Golden words are gone from the documents</Tag>}
      {outcome.recall !== null && (outcome.recall === 1 ? <Tag tone="ok">All found</Tag> : <Tag tone="danger">{outcome.recall === 0 ? "Not found" : "Partly found"}</Tag>)}
    </>
  );
}

function Figure({ name, value, before }: { name: string; value: number | null; before: number | null | undefined }) {
  const change = pointsSince(value, before);
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd>
        {asPoints(value)}
        {change && ` (${change})`}
      </dd>
    </div>
  );
}

function Block({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h3 className="text-xs text-muted">{title}</h3>
      <p className="mt-0.5 max-w-prose font-serif text-base whitespace-pre-line">{children}</p>
    </div>
  );
}
