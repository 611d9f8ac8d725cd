import { RelativeTime } from "@/components/patterns/relative-time";
import { Tag } from "@/components/ui/display/tag";
import type { ProviderHealthDto } from "@/lib/domains/models/schema";

/** How its last call went: what is wrong in plain words, and since when. */
export function ProviderState({ health }: { health: ProviderHealthDto | null }) {
  if (!health) return <p className="mt-1.5 text-sm text-muted">Not asked yet. Test it to see whether it answers.</p>;
  if (health.failingSince) {
    return (
      <p className="mt-1.5 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
        <Tag tone="danger">Fails</Tag>
        <span className="text-danger">{health.error}</span>
        <span className="text-muted">
          Since <RelativeTime date={health.failingSince} />, last asked <RelativeTime date={health.checkedAt} />.
        </span>
      </p>
    );
  }
  return (
    <p className="mt-1.5 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <Tag tone="ok">Answers</Tag>
      <span className="text-muted">
        {health.latency !== null && `First word after ${health.latency} ms, `}
        <RelativeTime date={health.checkedAt} />.
      </span>
    </p>
  );
}
