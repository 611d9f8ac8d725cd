import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function QuestionsLoading() {
  return (
    <>
      <PageHeader title="Visitors' questions" />
      <ListSkeleton what="questions" />
    </>
  );
}
