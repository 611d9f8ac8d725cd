"use client";

import { Ban, Link2, RotateCw, UserPlus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { FilterChips } from "@/components/patterns/filter-chips";
import { Pagination } from "@/components/patterns/pagination";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { STATE_LABELS } from "@/lib/domains/tenancy/invitations/labels";
import { type InvitationDto, type InvitationListDto, INVITATION_STATES } from "@/lib/domains/tenancy/invitations/schema";
import type { MemberChoicesDto } from "@/lib/domains/tenancy/members/schema";
import { FilterMenu } from "../choosing/filter-menu";
import { ListSearch } from "../choosing/list-search";
import { INVITATION_COLUMNS, invitationName } from "./invitation-columns";
import { invitationsHref, type InvitationsQuery } from "./invitations-query";
import { ResendDialog, RevokeDialog } from "./invitation-dialogs";
import { InviteDialog } from "./invite-dialog";
import type { InviteKind } from "./invite-terms";

export interface InvitationsProps {
  organization: string;
  query: InvitationsQuery;
  list: InvitationListDto;
  choices: MemberChoicesDto;
}

export function Invitations({ organization, query, list, choices }: InvitationsProps) {
  const router = useRouter();
  const { invite: canInvite, inviteGuests } = choices.can;
  const [inviting, setInviting] = useState<InviteKind | null>(query.invite && (canInvite || inviteGuests) ? (canInvite ? "mail" : "guest") : null);
  const [resending, setResending] = useState<InvitationDto | null>(null);
  const [revoking, setRevoking] = useState<InvitationDto | null>(null);
  const go = (change: Partial<InvitationsQuery>) => router.push(invitationsHref(organization, query, change), { scroll: false });
  const filtered = query.q !== "" || query.state !== null;
  const buttons = (
    <div className="flex flex-wrap gap-2">
      {inviteGuests && (
        <Button size="sm" onClick={() => setInviting("guest")}>
          Invite a guest
        </Button>
      )}
      {canInvite && (
        <Button size="sm" icon={<Link2 aria-hidden />} onClick={() => setInviting("link")}>
          New link
        </Button>
      )}
      {canInvite && (
        <Button size="sm" variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setInviting("mail")}>
          Invite by e-mail
        </Button>
      )}
    </div>
  );
  return (
    <section aria-labelledby="invitations-title" className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-start gap-3 px-4 pt-4 lg:px-6">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="invitations-title" className="text-lg">
            Invitations
          </h2>
          <p className="mt-1 text-sm text-muted">Nobody can be given more than his inviter has, neither now nor when he accepts.</p>
        </div>
        {buttons}
      </header>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <ListSearch label="Search invitations by e-mail" placeholder="E-mail" q={query.q} hrefFor={(q) => invitationsHref(organization, query, { q })} />
        <FilterChips chips={query.state ? [{ id: "state", field: "State", value: STATE_LABELS[query.state] }] : []} onRemove={() => go({ state: null })}>
          <FilterMenu
            label="State"
            value={query.state}
            options={INVITATION_STATES.map((value) => ({ value, label: STATE_LABELS[value] }))}
            onChange={(value) => go({ state: INVITATION_STATES.find((state) => state === value) ?? null })}
          />
        </FilterChips>
      </div>
      <DataTable
        label="Invitations"
        rows={list.data}
        columns={INVITATION_COLUMNS}
        rowId={(invitation) => invitation.id}
        rowLabel={invitationName}
        rowMenu={(invitation) => (
          <span className="inline-flex">
            {invitation.can.resend && (
              <IconButton label={`${invitation.email ? "Send again" : "Renew the link"}: ${invitationName(invitation)}`} icon={<RotateCw aria-hidden />} onClick={() => setResending(invitation)} />
            )}
            {invitation.can.revoke && <IconButton label={`Revoke: ${invitationName(invitation)}`} icon={<Ban aria-hidden />} onClick={() => setRevoking(invitation)} />}
          </span>
        )}
        empty={
          <EmptyState icon={<UserPlus />} title={filtered ? "No invitation matches" : "No invitations yet"} actions={filtered ? <AllLink {...{ organization }} /> : buttons}>
            {filtered ? "None fits the search and the state together." : "Invite people by e-mail, or make a link that several can use."}
          </EmptyState>
        }
        footer={list.total > 0 && <Pages {...{ organization, query, list }} />}
        className="border-t"
      />
      {inviting && <InviteDialog {...{ organization, choices }} kind={inviting} onClose={() => setInviting(null)} />}
      {resending && <ResendDialog {...{ organization }} invitation={resending} onClose={() => setResending(null)} />}
      {revoking && <RevokeDialog {...{ organization }} invitation={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}

function AllLink({ organization }: { organization: string }) {
  return (
    <Link href={invitationsHref(organization, { q: "", state: null, page: 1, invite: false })} className={buttonClass("secondary", "sm")}>
      Show all invitations
    </Link>
  );
}

function Pages({ organization, query, list }: Pick<InvitationsProps, "organization" | "query" | "list">) {
  return (
    <Pagination
      what="invitations"
      shown={list.data.length}
      total={list.total}
      previousHref={query.page > 1 ? invitationsHref(organization, query, { page: query.page - 1 }) : undefined}
      nextHref={list.hasMore ? invitationsHref(organization, query, { page: query.page + 1 }) : undefined}
    />
  );
}
