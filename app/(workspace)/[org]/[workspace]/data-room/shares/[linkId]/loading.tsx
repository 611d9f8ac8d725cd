import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function ShareLoading() {
  return (
    <>
      <PageHeader title="Share link" />
      <ListSkeleton what="the link's visits" />
    </>
  );
}
