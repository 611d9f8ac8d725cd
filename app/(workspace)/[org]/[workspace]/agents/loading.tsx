import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";

export default function AgentsLoading() {
  return (
    <>
      <PageHeader title="Agents" />
      <ListSkeleton what="agents" />
    </>
  );
}
