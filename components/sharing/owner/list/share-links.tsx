"use client";

import { Ban, Share2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Pagination } from "@/components/patterns/pagination";
import { buttonClass } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { dataRoomPath, sharePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { LinkAbilities } from "@/lib/domains/sharing/policy";
import type { LinkDto, LinkListDto } from "@/lib/domains/sharing/owner/schema";
import { SHARE_EVENTS } from "../share-event-types";
import { linkColumns } from "./link-columns";
import { linksHref, type LinksQuery, skipOf } from "./links-query";
import { LinksToolbar } from "./links-toolbar";
import { RevokeLinkDialog } from "./revoke-link-dialog";

interface ShareLinksProps {
  address: WorkspaceAddress;
  query: LinksQuery;
  list: LinkListDto & { can: LinkAbilities };
}

export function ShareLinks({ address, query, list }: ShareLinksProps) {
  const router = useRouter();
  const [revoking, setRevoking] = useState<LinkDto | null>(null);
  const columns = useMemo(() => linkColumns(address), [address]);
  useLiveRefresh(address, SHARE_EVENTS, { busy: false });
  const { data, total, can } = list;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <LinksToolbar address={address} query={query} />
      <DataTable
        label="Share links"
        rows={data}
        columns={columns}
        rowId={(link) => link.id}
        rowLabel={(link) => link.name}
        onOpen={(link) => router.push(sharePath(address, link.id))}
        rowMenu={
          can.manage
            ? (link) => link.state !== "revoked" && <IconButton label={`Revoke ${link.name}`} icon={<Ban aria-hidden />} onClick={() => setRevoking(link)} />
            : undefined
        }
        empty={<NoLinks {...{ address, query }} canShare={can.manage} />}
        footer={total > 0 && <Pages {...{ address, query, list }} />}
        className="border-t"
      />
      <RevokeLinkDialog address={address} link={revoking} onClose={() => setRevoking(null)} />
    </div>
  );
}

function Pages({ address, query, list: { data, total } }: ShareLinksProps) {
  const { page } = query;
  return (
    <Pagination
      what="links"
      shown={data.length}
      total={total}
      previousHref={page > 1 ? linksHref(address, query, { page: page - 1 }) : undefined}
      nextHref={skipOf(page) + data.length < total && data.length > 0 ? linksHref(address, query, { page: page + 1 }) : undefined}
    />
  );
}

function NoLinks({ address, query, canShare }: Pick<ShareLinksProps, "address" | "query"> & { canShare: boolean }) {
  if (query.q !== "" || query.state !== null || query.page > 1) {
    return (
      <EmptyState
        icon={<Share2 />}
        title="No link matches"
        actions={
          <Link href={linksHref(address, query, { q: "", state: null })} className={buttonClass()}>
            Clear search and filter
          </Link>
        }
      >
        {query.q ? `No link is named like “${query.q}” or opens something named so.` : "No link is in this state."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Share2 />}
      title="Nothing is shared yet"
      actions={
        <Link href={dataRoomPath(address)} className={buttonClass()}>
          Open the data room
        </Link>
      }
    >
      {canShare ? "Choose “Share…” in the menu of a document or a folder. Visitors read without an account, and you see what they read." : "Somebody with the right to share makes the first link."}
    </EmptyState>
  );
}
