import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function SharesLoading() {
  return (
    <>
      <PageHeader title="Share links" />
      <ListSkeleton what="share links" />
    </>
  );
}
