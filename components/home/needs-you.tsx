"use client";

import { RotateCw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { StatusTag } from "@/components/patterns/status-tag";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { Result } from "@/lib/transport/result";

export interface FailedItem {
  id: string;
  href: string;
  name: string;
  /** In plain words. */
  reason: string;
}

export interface WorkingItem {
  id: string;
  href: string;
  name: string;
  stage: string;
  percent: number;
}

export interface SuggestedItem {
  id: string;
  href: string;
  name: string;
  /** The suggested level, as people read it. */
  level: string;
}

export interface OutdatedItem {
  id: string;
  href: string;
  question: string;
  /** What changed, by name. */
  documents: string;
}

interface NeedsYouProps {
  outdated?: readonly OutdatedItem[];
  suggested: readonly SuggestedItem[];
  failed: readonly FailedItem[];
  working: readonly WorkingItem[];
  /** Absent for who may not change documents. */
  retry?: (input: { documentId: string }) => Promise<Result<unknown>>;
}

/** What went wrong and what is going on; nothing where there is neither. */
export function NeedsYou({ outdated = [], failed, suggested, working, retry }: NeedsYouProps) {
  return (
    <ul aria-label="What needs you or is being processed" className="divide-y divide-hairline">
      {failed.map((item) => (
        <FailedRow key={item.id} item={item} retry={retry} />
      ))}
      {outdated.map((item) => (
        <li key={`${item.id} outdated`} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <div className="min-w-0 flex-1 basis-64">
            <Link href={item.href} className="block truncate rounded-sm hover:underline" title={item.question}>
              {item.question}
            </Link>
            <p className="truncate text-sm text-muted">Changed since: {item.documents}</p>
          </div>
          <StatusTag tone="warn" label="Answer outdated" />
        </li>
      ))}
      {suggested.map((item) => (
        <li key={`${item.id} suggested`} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <Link href={item.href} className="min-w-0 flex-1 basis-40 truncate rounded-sm hover:underline" title={item.name}>
            {item.name}
          </Link>
          <StatusTag tone="warn" label={`Suggested: ${item.level}`} />
        </li>
      ))}
      {working.map((item) => (
        <li key={item.id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <Link href={item.href} className="min-w-0 flex-1 basis-40 truncate rounded-sm hover:underline" title={item.name}>
            {item.name}
          </Link>
          <StatusTag tone="accent" label={item.stage} busy percent={item.percent} />
        </li>
      ))}
    </ul>
  );
}

function FailedRow({ item, retry }: { item: FailedItem; retry: NeedsYouProps["retry"] }) {
  const [again, setAgain] = useState(false);
  const command = useCommand((documentId: string) => (retry ? retry({ documentId }) : Promise.resolve({ ok: true as const, data: null })), {
    onSuccess: () => setAgain(true),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <Link href={item.href} className="block truncate rounded-sm hover:underline" title={item.name}>
          {item.name}
        </Link>
        <p className="text-sm text-muted">{command.error?.message ?? item.reason}</p>
      </div>
      <StatusTag tone={again ? "neutral" : "danger"} label={again ? "Trying again" : "Failed"} busy={again} />
      {retry && !again && (
        <Button
          size="sm"
          icon={<RotateCw aria-hidden />}
          aria-label={`Retry ${item.name}`}
          loading={command.pending}
          onClick={() => void command.run(item.id)}
        >
          Retry
        </Button>
      )}
    </li>
  );
}
