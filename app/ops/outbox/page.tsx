import type { Metadata } from "next";
import { OutboxTable } from "@/components/identity/mail/outbox-table";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { loadMailIsSent } from "@/lib/domains/identity/mail/loaders";
import { loadOutbox } from "@/lib/domains/tenancy/operator/loaders";

export const metadata: Metadata = { title: "Outbox" };

const pageHref = (page: number) => (page === 1 ? "/ops/outbox" : `/ops/outbox?page=${page}`);

export default async function OutboxPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const asked = Number((await searchParams).page ?? 1);
  const page = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const { data, total, pages } = await loadOutbox(page);
  return (
    <>
      <PageHeader title="Outbox" />
      <OutboxTable
        mails={data}
        mailIsSent={loadMailIsSent()}
        footer={
          <Pagination
            what="mails"
            shown={data.length}
            total={total}
            {...(page > 1 ? { previousHref: pageHref(Math.min(page - 1, pages)) } : {})}
            {...(page < pages ? { nextHref: pageHref(page + 1) } : {})}
          />
        }
      />
    </>
  );
}
