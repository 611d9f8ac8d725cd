"use client";

import { FileText, Folder } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Pagination } from "@/components/patterns/pagination";
import { Tabs } from "@/components/ui/display/tabs";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { dataRoomPath, documentPath, sharePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { LINK_STATE_REASONS } from "@/lib/domains/sharing/owner/labels";
import type { LinkDto, LinkTotalsDto, LiveVisitDto, VisitListDto } from "@/lib/domains/sharing/owner/schema";
import type { LinkAbilities } from "@/lib/domains/sharing/policy";
import { skipOf } from "../list/links-query";
import { SHARE_EVENTS } from "../share-event-types";
import type { LinkTab } from "./link-query";
import { LinkSettings } from "./link-settings";
import { LinkTerms } from "./link-terms";
import { LinkTotals } from "./link-totals";
import { LiveVisits } from "./live-visits";
import { VisitList } from "./visit-list";

interface LinkViewProps {
  address: WorkspaceAddress;
  link: LinkDto;
  can: LinkAbilities;
  live: readonly LiveVisitDto[];
  totals: LinkTotalsDto;
  visits: VisitListDto;
  /** Of the list of visits, from 1. */
  page: number;
  tab: LinkTab;
  /** What visitors ask; null where the link takes no questions. */
  questions: ReactNode;
}

const EVERY_MS = 5_000;

export function LinkView({ address, link, can, live, totals, visits, page, tab: first, questions }: LinkViewProps) {
  const [tab, setTab] = useState<string>(first);
  const [asked, setAsked] = useState(first);
  // A link to another tab of this very page.
  if (asked !== first) {
    setAsked(first);
    setTab(first);
  }
  useLiveRefresh(address, SHARE_EVENTS, { busy: live.length > 0, everyMs: EVERY_MS });
  const show = (next: string) => {
    setTab(next);
    const url = new URL(window.location.href);
    url.searchParams.set("tab", next);
    window.history.replaceState(null, "", url);
  };
  const visitsTab = (
    <div className="flex flex-col gap-6">
      <LiveVisits live={live} />
      <LinkTotals address={address} totals={totals} />
      <VisitList address={address} visits={visits.data} />
      {visits.total > visits.data.length && <Pages {...{ address, link, page, visits }} />}
    </div>
  );
  const changeable = can.manage && link.own && link.state !== "revoked";
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-5 lg:px-6">
      {link.state !== "open" && <p className="rounded-md bg-sunken px-4 py-3 text-sm">{LINK_STATE_REASONS[link.state]}</p>}
      <LinkItems address={address} link={link} />
      <Tabs
        label="About this link"
        value={tab}
        onValueChange={show}
        items={[
          { value: "visits", label: "Visits", count: visits.total, content: visitsTab },
          ...(questions === null ? [] : [{ value: "questions", label: "Questions", content: questions }]),
          { value: "settings", label: "Settings", content: changeable ? <LinkSettings key={keyOf(link)} {...{ address, link }} /> : <LinkTerms link={link} /> },
        ]}
      />
    </div>
  );
}

/** A saved form begins anew with what was saved; a visit that comes in leaves what is being typed alone. */
function keyOf({ name, expiresAt, hasPassword, emails, domains, askEmail, allowDownload, watermark, agreement, viewLimit, questionQuota }: LinkDto): string {
  return JSON.stringify([name, expiresAt, hasPassword, emails, domains, askEmail, allowDownload, watermark, agreement, viewLimit, questionQuota]);
}

function LinkItems({ address, link }: { address: WorkspaceAddress; link: LinkDto }) {
  if (link.items.length === 0) return <p className="text-sm text-muted">What it opened is not there any more, or you may not see it.</p>;
  return (
    <ul aria-label="What the link opens" className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {link.items.map((item) => (
        <li key={item.id} className="flex min-w-0 items-center gap-1.5">
          {item.kind === "folder" ? <Folder aria-hidden className="size-4 shrink-0 text-muted" /> : <FileText aria-hidden className="size-4 shrink-0 text-muted" />}
          {item.trashed ? (
            <span className="truncate text-muted">{item.name} (in the trash, not shown to visitors)</span>
          ) : (
            <Link className="truncate hover:underline" href={item.kind === "folder" ? dataRoomPath(address, { folder: item.id }) : documentPath(address, item.id)}>
              {item.name}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Pages({ address, link, page, visits }: Pick<LinkViewProps, "address" | "link" | "page" | "visits">) {
  const to = (next: number) => sharePath(address, link.id, { page: next > 1 ? next : null });
  const more = skipOf(page) + visits.data.length < visits.total && visits.data.length > 0;
  return <Pagination what="visits" shown={visits.data.length} total={visits.total} previousHref={page > 1 ? to(page - 1) : undefined} nextHref={more ? to(page + 1) : undefined} />;
}
