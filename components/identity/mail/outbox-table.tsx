"use client";

import { Mail } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { Column } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusTag } from "@/components/patterns/status-tag";
import { MAIL_STATUSES } from "@/lib/domains/identity/mail/labels";
import type { OutgoingMailDto } from "@/lib/domains/identity/mail/schema";

const hrefOf = (mail: OutgoingMailDto) => `/ops/outbox/${mail.id}`;

const COLUMNS: Column<OutgoingMailDto>[] = [
  {
    id: "subject",
    header: "Subject",
    cell: (mail) => (
      <Link href={hrefOf(mail)} className="inline-flex min-h-8 items-center rounded-sm hover:underline">
        {mail.subject}
      </Link>
    ),
  },
  { id: "recipient", header: "To", width: "30%", cell: (mail) => mail.recipient },
  { id: "status", header: "Status", width: "9rem", cell: (mail) => <MailStatusTag mail={mail} /> },
  { id: "createdAt", header: "Written", width: "9rem", align: "end", cell: (mail) => <RelativeTime date={mail.createdAt} /> },
];

/** A mail that was tried and waits for its next turn looks different from one that is new. */
export function MailStatusTag({ mail }: { mail: OutgoingMailDto }) {
  if (mail.status === "queued" && mail.error) return <StatusTag tone="warn" label={`Tried ${mail.attempts}×`} />;
  const { tone, label } = MAIL_STATUSES[mail.status];
  return <StatusTag tone={tone} label={label} />;
}

export function OutboxTable({ mails, mailIsSent, footer }: { mails: readonly OutgoingMailDto[]; mailIsSent: boolean; footer: ReactNode }) {
  const router = useRouter();
  return (
    <>
      <p className="border-b px-4 py-3 text-sm text-muted lg:px-6">
        {mailIsSent
          ? "Mail leaves through your mail server. What was sent is listed for 30 days without its text; what failed can be read for 7."
          : "No mail server is set (SMTP_URL), so mail is kept here for 7 days: open one and hand its link over. Whoever holds a link can use it."}
      </p>
      <DataTable
        label="Mails"
        rows={mails}
        columns={COLUMNS}
        rowId={(mail) => mail.id}
        rowLabel={(mail) => `${mail.subject}, to ${mail.recipient}`}
        onOpen={(mail) => router.push(hrefOf(mail))}
        empty={
          <EmptyState icon={<Mail />} title="No mail yet">
            Mail appears here when somebody signs up, forgets a password or is invited.
          </EmptyState>
        }
        footer={footer}
      />
    </>
  );
}
