import { BadgeCheck } from "lucide-react";

interface VisitorNameProps {
  visitor: { email: string | null; verified: boolean };
}

/** Whether an address was proved is said beside it. */
export function VisitorName({ visitor: { email, verified } }: VisitorNameProps) {
  if (email === null) return <span>A visitor without a name</span>;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span className="truncate font-medium" title={email}>
        {email}
      </span>
      {verified ? (
        <span className="inline-flex shrink-0 items-center gap-1 text-xs text-ok">
          <BadgeCheck aria-hidden className="size-3.5" />
          proved
        </span>
      ) : (
        <span className="shrink-0 text-xs text-muted">not proved</span>
      )}
    </span>
  );
}
