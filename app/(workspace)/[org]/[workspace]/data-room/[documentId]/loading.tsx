import { PageHeader } from "@/components/patterns/page-header";
import { ViewerSkeleton } from "@/components/dataroom/viewer/viewer-skeleton";

export default function DocumentLoading() {
  return (
    <>
      <PageHeader title="Document" trail={[{ label: "Data room" }]} />
      <ViewerSkeleton />
    </>
  );
}
