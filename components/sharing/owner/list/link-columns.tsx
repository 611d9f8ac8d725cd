import Link from "next/link";
import type { Column } from "@/components/patterns/data-table/column";
import { RelativeTime } from "@/components/patterns/relative-time";
import { sharePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";
import { LinkStateTag } from "./link-state-tag";

export function linkColumns(address: WorkspaceAddress): Column<LinkDto>[] {
  return [
    { id: "name", header: "Name", cell: (link) => <NameCell address={address} link={link} /> },
    { id: "state", header: "State", width: "10.5rem", cell: (link) => <LinkStateTag state={link.state} /> },
    { id: "visits", header: "Visits", width: "5.5rem", align: "end", cell: (link) => <Visits link={link} /> },
    {
      id: "lastVisit",
      header: "Last visit",
      width: "8rem",
      hideBelow: "lg",
      hideInCard: true,
      cell: (link) => (link.lastVisitAt ? <RelativeTime date={link.lastVisitAt} /> : <span className="text-muted">Never</span>),
    },
    {
      id: "expires",
      header: "Expires",
      width: "8rem",
      hideBelow: "lg",
      cell: (link) => (
        <span>
          <span className="md:hidden">{link.state === "expired" ? "expired " : "expires "}</span>
          {link.expiresAt ? <RelativeTime date={link.expiresAt} /> : "Never"}
        </span>
      ),
    },
    { id: "maker", header: "Made by", width: "9rem", hideBelow: "xl", hideInCard: true, cell: (link) => <span title={link.createdBy ?? undefined}>{link.createdBy ?? "Somebody who left"}</span> },
  ];
}

function NameCell({ address, link }: { address: WorkspaceAddress; link: LinkDto }) {
  const items = link.items.map((item) => item.name).join(", ");
  return (
    <div className="py-1.5">
      <Link href={sharePath(address, link.id)} className="block truncate font-medium hover:underline" title={link.name}>
        {link.name}
      </Link>
      <span className="block truncate font-normal text-muted" title={items}>
        {items || "Nothing any more"}
      </span>
    </div>
  );
}

function Visits({ link }: { link: LinkDto }) {
  return (
    <span className="tabular">
      {link.visits}
      {link.viewLimit !== null && <span className="text-muted"> of {link.viewLimit}</span>}
      <span className="md:hidden"> {link.visits === 1 ? "visit" : "visits"}</span>
    </span>
  );
}
