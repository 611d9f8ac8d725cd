import type { Metadata } from "next";
import { MailText } from "@/components/identity/mail/mail-text";
import { PageHeader } from "@/components/patterns/page-header";
import { loadOutgoingMail } from "@/lib/domains/tenancy/operator/loaders";

export const metadata: Metadata = { title: "Mail", referrer: "no-referrer" };

export default async function MailPage({ params }: { params: Promise<{ mailId: string }> }) {
  const mail = await loadOutgoingMail((await params).mailId);
  return (
    <>
      <PageHeader trail={[{ label: "Outbox", href: "/ops/outbox" }]} title={mail.subject} />
      <MailText mail={mail} />
    </>
  );
}
