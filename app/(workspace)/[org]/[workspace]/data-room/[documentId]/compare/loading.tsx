import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function CompareLoading() {
  return (
    <>
      <PageHeader title="Compare versions" trail={[{ label: "Data room" }]} />
      <ListSkeleton what="the comparison" columns={[1, 1]} />
    </>
  );
}
