"use client";

import { History, RotateCw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import type { StaleCitationDto } from "@/lib/domains/chat/stale/schema";
import type { Result } from "@/lib/transport/result";

export interface OutdatedSteps {
  /** Writes the answer again in its place. */
  onAskAgain?: () => void;
  /** Where that cannot be: asks the same in a new conversation. */
  askAgainHref?: string;
  onKeep?: () => Promise<Result<unknown>>;
}

/** What a newer version says instead of the words that the answer rests on. */
export function OutdatedNotice({ stale, onAskAgain, askAgainHref, onKeep }: OutdatedSteps & { stale: readonly StaleCitationDto[] }) {
  const [kept, setKept] = useState(false);
  const keep = useCommand(() => (onKeep ? onKeep() : Promise.resolve({ ok: true as const, data: null })), { onSuccess: () => setKept(true) });
  if (stale.length === 0 || kept) return null;
  return (
    <section aria-label="Changed since this answer" className="mt-4 rounded-md border border-warn/40 bg-surface px-4 py-3">
      <h3 className="flex items-center gap-2 text-base">
        <History aria-hidden className="size-4 shrink-0 text-warn" />
        {count(stale.length, "cited passage has", "cited passages have")} changed since
      </h3>
      <ul className="mt-2 flex flex-col gap-3">
        {stale.map((one) => (
          <li key={one.number} className="text-sm">
            <p className="text-muted">
              [{one.number}] {one.documentName}, version {one.version}
              {one.newPage !== null && `, page ${one.newPage}`}
            </p>
            <p className="mt-1 font-serif break-words">
              <span className="sr-only">Then: </span>
              <del className="text-muted">{one.oldWords}</del>
            </p>
            <p className="mt-1 font-serif break-words">
              <span className="sr-only">Now: </span>
              {one.newWords === null ? <span className="font-sans text-muted">It is not in the new version.</span> : <ins className="no-underline">{one.newWords}</ins>}
            </p>
          </li>
        ))}
      </ul>
      {keep.error && <p className="mt-2 text-sm text-danger">{keep.error.message}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {onAskAgain && (
          <Button size="sm" icon={<RotateCw aria-hidden />} onClick={onAskAgain}>
            Ask again
          </Button>
        )}
        {!onAskAgain && askAgainHref && (
          <Link href={askAgainHref} className={buttonClass("secondary", "sm")}>
            <RotateCw aria-hidden />
            Ask again
          </Link>
        )}
        {onKeep && (
          <Button variant="ghost" size="sm" loading={keep.pending} onClick={() => void keep.run(undefined)}>
            Keep as it is
          </Button>
        )}
      </div>
    </section>
  );
}
