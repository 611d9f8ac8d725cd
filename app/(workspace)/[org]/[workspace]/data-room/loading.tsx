import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function DataRoomLoading() {
  return (
    <>
      <PageHeader title="Data room" />
      <ListSkeleton what="documents" />
    </>
  );
}
