"use client";

import { UserPlus, Users } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Sort } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Pagination } from "@/components/patterns/pagination";
import { buttonClass } from "@/components/ui/controls/button";
import { organizationPath } from "@/lib/client/workspace-urls";
import { MEMBER_SORTS, type MemberChoicesDto, type MemberListDto, MEMBERS_PAGE } from "@/lib/domains/tenancy/members/schema";
import { BulkMemberActions } from "./bulk-member-actions";
import { MEMBER_COLUMNS } from "./member-columns";
import { MemberSheet } from "./member-sheet";
import { isFiltered, membersHref, type MembersQuery } from "./members-query";
import { MembersToolbar } from "./members-toolbar";

export interface MembersProps {
  organization: string;
  query: MembersQuery;
  list: MemberListDto;
  choices: MemberChoicesDto;
}

export function Members({ organization, query, list, choices }: MembersProps) {
  const router = useRouter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(null);
  const chosen = list.data.filter((member) => selected.has(member.userId));
  const open = list.data.find((member) => member.userId === openId) ?? null;
  const changeable = list.data.some(({ can }) => can.changeRole || can.changeClearance || can.suspend || can.remove) || choices.can.assignDepartments;
  return (
    <section aria-labelledby="members-title" className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-start gap-3 px-4 pt-4 lg:px-6">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="members-title" className="text-lg">
            Members
          </h2>
          <p className="mt-1 text-sm text-muted">Everybody who belongs to the organization, with what each may do and see. Changes hold from the member&rsquo;s next request.</p>
        </div>
        {(choices.can.invite || choices.can.inviteGuests) && (
          <Link href={organizationPath(organization, "/settings/invitations?invite=1")} className={buttonClass("primary", "sm")}>
            <UserPlus aria-hidden />
            Invite
          </Link>
        )}
      </header>
      <MembersToolbar {...{ organization, query, choices }} />
      <DataTable
        label="Members"
        rows={list.data}
        columns={MEMBER_COLUMNS}
        rowId={(member) => member.userId}
        rowLabel={(member) => member.name}
        sort={sortOf(query)}
        onSortChange={(sort) => router.push(membersHref(organization, query, { sort: sortName(sort) }))}
        selection={
          changeable
            ? {
                selected,
                onChange: setSelected,
                actions: <BulkMemberActions {...{ organization, choices }} members={chosen} onDone={() => setSelected(new Set())} />,
              }
            : undefined
        }
        onOpen={(member) => setOpenId(member.userId)}
        openId={openId ?? undefined}
        empty={<NoMembers filtered={isFiltered(query)} all={organizationPath(organization, "/settings/members")} />}
        footer={list.total > 0 && <Pages {...{ organization, query, list }} />}
        className="border-t"
      />
      {open && <MemberSheet key={open.userId} {...{ organization, choices }} member={open} onClose={() => setOpenId(null)} />}
    </section>
  );
}

function NoMembers({ filtered, all }: { filtered: boolean; all: string }) {
  return (
    <EmptyState
      icon={<Users />}
      title={filtered ? "No member matches" : "No members on this page"}
      actions={
        <Link href={all} className={buttonClass("secondary", "sm")}>
          Show all members
        </Link>
      }
    >
      {filtered ? "Nobody in the organization fits the search and the filters together." : "The list is shorter than this page."}
    </EmptyState>
  );
}

function Pages({ organization, query, list }: Pick<MembersProps, "organization" | "query" | "list">) {
  return (
    <Pagination
      what="members"
      shown={list.data.length}
      total={list.total}
      previousHref={query.page > 1 ? membersHref(organization, query, { page: query.page - 1 }) : undefined}
      nextHref={list.hasMore && list.data.length === MEMBERS_PAGE ? membersHref(organization, query, { page: query.page + 1 }) : undefined}
    />
  );
}

function sortOf({ sort }: MembersQuery): Sort {
  return sort.startsWith("-") ? { column: sort.slice(1), direction: "desc" } : { column: sort, direction: "asc" };
}

function sortName({ column, direction }: Sort): MembersQuery["sort"] {
  return MEMBER_SORTS.find((name) => name === (direction === "desc" ? `-${column}` : column)) ?? "name";
}
