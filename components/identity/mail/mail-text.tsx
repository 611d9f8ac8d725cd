"use client";

import { CopyField } from "@/components/patterns/copy-field";
import { RelativeTime } from "@/components/patterns/relative-time";
import { MAIL_KINDS } from "@/lib/domains/identity/mail/labels";
import type { OpenMailDto } from "@/lib/domains/identity/mail/schema";
import { MailStatusTag } from "./outbox-table";

const KINDS: Record<string, string> = MAIL_KINDS;

/** One mail of the outbox: to whom, what became of it, its link to hand over, its words. */
export function MailText({ mail }: { mail: OpenMailDto }) {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6 lg:px-6">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm [&_dt]:text-muted">
        <dt>To</dt>
        <dd className="break-all">{mail.recipient}</dd>
        <dt>Kind</dt>
        <dd>{KINDS[mail.kind] ?? mail.kind}</dd>
        <dt>Written</dt>
        <dd>
          <RelativeTime date={mail.createdAt} />
        </dd>
        <dt>Status</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <MailStatusTag mail={mail} />
          {mail.sentAt && <RelativeTime date={mail.sentAt} />}
        </dd>
        {mail.error && (
          <>
            <dt>Last try</dt>
            <dd>{mail.error}</dd>
          </>
        )}
      </dl>
      {mail.link && <CopyField label="Link in this mail" value={mail.link} />}
      {mail.text ? (
        <pre className="rounded-md border bg-surface p-5 font-sans text-sm break-words whitespace-pre-wrap">{mail.text}</pre>
      ) : (
        <p className="text-sm text-muted">The text is erased once a mail was sent, or after 7 days.</p>
      )}
    </div>
  );
}
