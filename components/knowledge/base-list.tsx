"use client";

import { BookOpenText } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { BaseAbilities } from "@/lib/domains/knowledge/bases/policy";
import type { BaseRowDto, RemovedBaseDto } from "@/lib/domains/knowledge/bases/schema";
import { BaseStatus } from "./base-status";
import { KNOWLEDGE_EVENTS } from "./knowledge-events";
import { NewBaseDialog } from "./new-base-dialog";

interface BaseListProps {
  address: WorkspaceAddress;
  bases: readonly BaseRowDto[];
  removed: readonly RemovedBaseDto[];
  can: BaseAbilities;
}

export function BaseList({ address, bases, removed, can }: BaseListProps) {
  useLiveRefresh(address, KNOWLEDGE_EVENTS, { busy: bases.some(({ building }) => building?.status === "building") || removed.some(({ stores }) => stores === null) });
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-5 lg:px-6">
      {bases.length === 0 ? (
        <EmptyState icon={<BookOpenText />} title="No knowledge bases" actions={can.manage && <NewBaseDialog address={address} />}>
          A knowledge base is a choice of folders and documents, cut and searched in its own way. {can.manage ? "Create one, then choose what belongs to it." : "Whoever edits this workspace can create one."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-hairline border-y">
          {bases.map((base) => (
            <li key={base.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1 basis-72">
                <Link href={knowledgePath(address, base.id)} className="tap font-medium hover:underline">
                  {base.name}
                </Link>
                <p className="truncate text-sm text-muted">{base.description || "No description"}</p>
              </div>
              <span className="shrink-0 text-xs text-muted">
                {base.documents} {base.documents === 1 ? "document" : "documents"} · <RelativeTime date={base.updatedAt} />
              </span>
              <BaseStatus base={base} />
            </li>
          ))}
        </ul>
      )}
      {removed.length > 0 && <RemovedBases removed={removed} />}
    </div>
  );
}

function RemovedBases({ removed }: { removed: readonly RemovedBaseDto[] }) {
  return (
    <section aria-labelledby="removed-title" className="mt-8">
      <h2 id="removed-title" className="text-lg">
        Removed
      </h2>
      <p className="mt-1 text-sm text-muted">What each store held before the removal and holds after it, counted.</p>
      <ul className="mt-3 divide-y divide-hairline border-y">
        {removed.map((base) => (
          <li key={base.id} className="py-2.5 text-sm">
            <span className="font-medium">{base.name}</span> <span className="text-muted">· <RelativeTime date={base.deletedAt} /></span>
            {base.stores === null ? (
              <p className="text-muted">Being removed.</p>
            ) : (
              <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
                {base.stores.map((store) => (
                  <li key={store.store} className="tabular">
                    {store.store}: {store.before} before, {store.after} after
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
