import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function OutboxLoading() {
  return (
    <>
      <PageHeader title="Outbox" />
      <ListSkeleton what="mails" columns={[5, 3, 1.5, 1]} />
    </>
  );
}
