import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function KnowledgeLoading() {
  return (
    <>
      <PageHeader title="Knowledge" />
      <ListSkeleton what="knowledge bases" />
    </>
  );
}
